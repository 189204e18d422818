import { Client } from "pg";
import type { System } from "../system/start";

/** Articles that a system holds now. */
export async function storedIn({ postgresUrl }: System): Promise<number> {
  const store = new Client({ connectionString: postgresUrl });
  await store.connect();
  try {
    return await countStored(store);
  } finally {
    await store.end();
  }
}

/** Articles in the store now. */
export async function countStored(store: Client): Promise<number> {
  const { rows } = await store.query<{ count: string }>("SELECT count(*) FROM articles.articles");
  return Number(rows[0]?.count);
}

/** Articles whose full text is not searchable yet; indexing runs behind the ingest. */
export async function countUnindexed(store: Client): Promise<number> {
  const { rows } = await store.query<{ count: string }>(
    "SELECT count(*) FROM articles.article_search WHERE body IS NULL",
  );
  return Number(rows[0]?.count);
}

export interface Comparison {
  readonly stored: number;
  readonly lost: number;
  readonly double: number;
  /** Stored, but never served. */
  readonly foreign: number;
}

/** Compares what is stored with what was served, guid by guid. */
export async function verifyStored(store: Client, guids: Iterable<string>): Promise<Comparison> {
  const { rows } = await store.query<{ identity: string }>("SELECT identity FROM articles.articles");
  return compare(
    rows.map(({ identity }) => identity),
    guids,
  );
}

export function compare(identities: readonly string[], guids: Iterable<string>): Comparison {
  const stored = new Set(identities);
  const expected = new Set(Array.from(guids, (guid) => `guid:${guid}`));
  return {
    stored: identities.length,
    lost: expected.difference(stored).size,
    double: identities.length - stored.size,
    foreign: stored.difference(expected).size,
  };
}
