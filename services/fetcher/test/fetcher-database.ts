import { createLog } from "@infostream/chassis/log";
import { migrate } from "@infostream/chassis/migrate";
import { connectPostgres, type Database } from "@infostream/chassis/postgres";
import { testDatabase } from "@infostream/chassis/testing/servers";
import { subscribe } from "../adapters/subscribe";
import type { FetcherTables } from "../adapters/tables";
import { readFeedUrl } from "../core/feed-url";
import { migrations } from "../migrations";

/** The fetcher's tables on a fresh database, as its own role. */
export async function fetcherDatabase(): Promise<Database<FetcherTables>> {
  const server = await testDatabase();
  const context = { log: createLog("test", "error"), ending: new AbortController().signal };
  const database = await connectPostgres<FetcherTables>({ url: server.as("fetcher"), connections: 8 }, context);
  await migrate(database.db, "fetcher", migrations, context);
  return {
    ...database,
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Subscribes to addresses, in their order; gives their ids. */
export async function subscribeTo({ db }: Database<FetcherTables>, ...urls: string[]): Promise<string[]> {
  const subscriptions = urls.map((url) => {
    const where = readFeedUrl(url);
    if ("invalid" in where) throw new Error(where.invalid);
    return { ...where, title: null, pollEveryMs: null };
  });
  const added = await subscribe(db)(subscriptions, new Date());
  return added.map(({ id }) => id);
}
