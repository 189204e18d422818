import { sql, type Transaction } from "kysely";
import { mayBePublic } from "../core/address";
import type { FetcherTables } from "./tables";

/**
 * Every transaction that gives a feed its URL holds this lock until it ends: that is rare, and makes looking for the URL and
 * taking it one step. It is taken before any row is locked, so that no two transactions wait for each other.
 */
export const lockSubscriptions = (trx: Transaction<FetcherTables>) =>
  sql`select pg_advisory_xact_lock(hashtext('fetcher.feeds.url'))`.execute(trx);

/** The other feed that is subscribed under a URL; null where the URL is free. */
export async function holderOf(trx: Transaction<FetcherTables>, url: string, except: string): Promise<string | null> {
  const holder = await trx
    .selectFrom("fetcher.feeds")
    .select("id")
    .where("url", "=", url)
    .where("unsubscribed_at", "is", null)
    .where("id", "<>", except)
    .executeTakeFirst();
  return holder?.id ?? null;
}

/** Until a first poll reaches a host, its name decides whether it is public. */
export async function addHosts(trx: Transaction<FetcherTables>, hosts: readonly string[]): Promise<void> {
  if (hosts.length === 0) return;
  const distinct = [...new Set(hosts)];
  await sql`insert into fetcher.hosts (host, polite)
    select * from unnest(${distinct}::text[], ${distinct.map(mayBePublic)}::boolean[]) as h (host, polite)
     order by host on conflict do nothing`.execute(trx);
}
