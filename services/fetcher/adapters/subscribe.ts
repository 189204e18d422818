import { type Kysely, sql, type Transaction } from "kysely";
import { mayBePublic } from "../core/address";
import type { NewSubscription } from "../core/new-subscription";
import type { FetcherTables } from "./tables";

export interface Subscribed {
  readonly id: string;
  readonly url: string;
  /** False where it was subscribed already, and is left as it was. */
  readonly added: boolean;
}

/** Subscribes to addresses, each given once; one that was subscribed before comes back with its id. All are due at once. */
export function subscribe(db: Kysely<FetcherTables>) {
  return (subscriptions: readonly NewSubscription[]): Promise<Subscribed[]> =>
    db.transaction().execute(async (trx) => {
      await lockSubscriptions(trx);
      const known = await subscribed(trx, subscriptions);
      const unknown = subscriptions.filter(({ url }) => !known.some((feed) => feed.url === url));
      const revived = await revive(trx, unknown);
      const fresh = unknown.filter(({ url }) => !revived.some((feed) => feed.url === url));
      await addHosts(
        trx,
        unknown.map(({ host }) => host),
      );
      const inserted = await insert(trx, fresh);
      return [...known, ...[...revived, ...inserted].map((feed) => ({ ...feed, added: true }))];
    });
}

/**
 * Whoever gives a feed its address holds this lock until the end of the transaction: that is rare, and makes looking for the
 * address and taking it one step. Taken before any row is locked, so that nobody waits for one another.
 */
export const lockSubscriptions = (trx: Transaction<FetcherTables>) =>
  sql`select pg_advisory_xact_lock(hashtext('fetcher.feeds.url'))`.execute(trx);

/** What a first poll learns of a host is kept; until then its name decides. */
export async function addHosts(trx: Kysely<FetcherTables>, hosts: readonly string[]): Promise<void> {
  if (hosts.length === 0) return;
  const distinct = [...new Set(hosts)];
  await sql`insert into fetcher.hosts (host, polite)
    select * from unnest(${distinct}::text[], ${distinct.map(mayBePublic)}::boolean[]) as h (host, polite)
     order by host on conflict do nothing`.execute(trx);
}

async function subscribed(
  trx: Kysely<FetcherTables>,
  subscriptions: readonly NewSubscription[],
): Promise<Subscribed[]> {
  const { rows } = await sql<{ id: string; url: string }>`
    select id, url from fetcher.feeds
    where unsubscribed_at is null and url = any(${subscriptions.map(({ url }) => url)}::text[])`.execute(trx);
  return rows.map((feed) => ({ ...feed, added: false }));
}

/** Validators stay: where nothing changed meanwhile, its articles are stored already. */
async function revive(trx: Kysely<FetcherTables>, subscriptions: readonly NewSubscription[]) {
  if (subscriptions.length === 0) return [];
  const { rows } = await sql<{ id: string; url: string }>`
    update fetcher.feeds f
    set unsubscribed_at = null, subscribed_at = now(), paused = false, gone = false,
      fetch_failures = 0, fetch_error = null, moved_to = null, moved_times = 0, poll_again = false,
      given_title = coalesce(again.title, f.given_title), poll_every_ms = again.poll_every_ms,
      next_poll_at = case when f.retry_after_until > now() then f.retry_after_until else now() end,
      next_poll_reason = 'subscribed again'
    from (
      select distinct on (was.url) was.id, w.title, w.poll_every_ms
      from ${rowsOf(subscriptions)} join fetcher.feeds was on was.url = w.url and was.unsubscribed_at is not null
      order by was.url, was.unsubscribed_at desc
    ) as again
    where f.id = again.id
    returning f.id, f.url`.execute(trx);
  return rows;
}

async function insert(trx: Kysely<FetcherTables>, subscriptions: readonly NewSubscription[]) {
  if (subscriptions.length === 0) return [];
  const { rows } = await sql<{ id: string; url: string }>`
    insert into fetcher.feeds (url, host, given_title, poll_every_ms, next_poll_at, next_poll_reason)
    select w.url, w.host, w.title, w.poll_every_ms, now(), 'new'
    from ${rowsOf(subscriptions)}
    order by w.place
    returning id, url`.execute(trx);
  return rows;
}

/** Subscriptions as a table `w`, in their order. */
const rowsOf = (subscriptions: readonly NewSubscription[]) => sql`unnest(
    ${subscriptions.map(({ url }) => url)}::text[], ${subscriptions.map(({ host }) => host)}::text[],
    ${subscriptions.map(({ title }) => title)}::text[], ${subscriptions.map(({ pollEveryMs }) => pollEveryMs)}::bigint[]
  ) with ordinality as w (url, host, title, poll_every_ms, place)`;
