import { readFileSync } from "node:fs";
import { searchText } from "@infostream/contracts/search-text";
import { Pool } from "pg";

/** An article to be stored; what is left out does not matter to the test. */
export interface Seed {
  readonly title?: string;
  readonly summary?: string;
  readonly contentHtml?: string | null;
  readonly url?: string | null;
  readonly author?: string | null;
  readonly image?: string | null;
  readonly language?: string | null;
  readonly sortAt?: Date;
  readonly feed?: string;
  readonly tags?: readonly string[];
  /** The whole text, as it is indexed behind. */
  readonly text?: string;
  readonly enclosures?: readonly object[];
}

/** The tagger's side of the article store, as far as the api can tell. */
export interface Store extends AsyncDisposable {
  feed(id: string, feed: { url: string; title?: string | null; siteUrl?: string | null }): Promise<void>;
  /** Stores articles and gives their ids in the same order. */
  articles(...seeds: readonly Seed[]): Promise<string[]>;
  /** Takes a column away, which no release does. */
  damage(): Promise<void>;
}

/** `url` is of a role that may write; its tables are made first, unless they are to be missing. */
export async function openStore(url: string, made: boolean): Promise<Store> {
  const pool = new Pool({ connectionString: url, max: 2 });
  // a connection may still be closing when its database goes
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", () => {});
  if (made) await pool.query(readFileSync(new URL("article-store.sql", import.meta.url), "utf8"));
  return {
    feed: async (id, { url, title = null, siteUrl = null }) => {
      await pool.query(
        "insert into articles.feeds (feed_id, url, title, site_url) values ($1, $2, $3, $4) on conflict (feed_id) do nothing",
        [id, url, title, siteUrl],
      );
    },
    articles: async (...seeds) => {
      const ids: string[] = [];
      for (const seed of seeds) ids.push(await insert(pool, seed));
      return ids;
    },
    damage: async () => void (await pool.query("alter table articles.articles drop column sort_at")),
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

async function insert(pool: Pool, seed: Seed): Promise<string> {
  const { title = "Untold", summary = "", feed = "1", tags = [], text = null } = seed;
  const sortAt = seed.sortAt ?? new Date("2026-03-01T12:00:00Z");
  const tagged = tags.map((name) => ({ name, matches: [name.toLowerCase()] }));
  const { rows } = await pool.query<{ id: string }>(
    `insert into articles.articles (feed_id, identity, revision, content_hash, url, title, summary, author, content_html,
       sort_at, published_at, fetched_at, language, image, enclosures, tags, archive_key, sha256, document_fetched_at, parser, rules)
     values ($1, gen_random_uuid(), 1, 'hash', $2, $3, $4, $5, $6, $7, $7, $7, $8, $9, $10, $11,
       'raw/sha256/ab/abcd', 'abcd', $7, 'rss-parser', 'rules-1') returning id`,
    [
      feed,
      seed.url === undefined ? "https://news.example/a" : seed.url,
      title,
      summary,
      seed.author ?? null,
      seed.contentHtml ?? null,
      sortAt,
      seed.language ?? null,
      seed.image ?? null,
      JSON.stringify(seed.enclosures ?? []),
      JSON.stringify(tagged),
    ],
  );
  const id = rows[0]?.id ?? "";
  await pool.query(
    "insert into articles.article_tags (tag, sort_at, article_id, feed_id) select unnest($1::text[]), $2, $3, $4",
    [tags, sortAt, id, feed],
  );
  await pool.query(
    "insert into articles.article_search (article_id, lead, body) values ($1, to_tsvector('simple', $2), to_tsvector('simple', $3))",
    [id, searchText(`${title} ${summary}`), text === null ? null : searchText(text)],
  );
  await pool.query("update articles.feeds set articles = articles + 1 where feed_id = $1", [feed]);
  await pool.query(
    `insert into articles.tag_counts (tag, slot, articles) select unnest($1::text[]), $2, 1
     on conflict (tag, slot) do update set articles = tag_counts.articles + 1`,
    [tags, Number(id) % 4],
  );
  return id;
}
