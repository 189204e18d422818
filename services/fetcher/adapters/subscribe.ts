import { type Kysely, sql, type Transaction } from "kysely";
import { afterRevival, newFeed } from "../core/feed/subscription";
import type { NewSubscription } from "../core/new-subscription";
import type { LeasedFeed } from "../poll";
import { addHosts, lockSubscriptions } from "./addresses";
import { columnsOf, stateOf } from "./feed-state";
import { updateFeed } from "./feeds";
import type { Holder } from "./lease-due";
import { leaseNew } from "./lease-new";
import type { FeedRow, FetcherTables } from "./tables";

export interface Subscribed {
  readonly id: string;
  readonly url: string;
  /** False where it was subscribed already, and stays as it was. */
  readonly added: boolean;
}

/** Subscribes to URLs, each given once; one that was subscribed before comes back with its id. All are due at once. */
export function subscribe(db: Kysely<FetcherTables>) {
  return (subscriptions: readonly NewSubscription[], now: Date): Promise<Subscribed[]> =>
    db.transaction().execute((trx) => subscribeIn(trx, subscriptions, now));
}

/** Subscribes to one URL and, where that is new, leases the feed to this caller alone, whose answer at hand is its first poll. */
export function subscribeAndLease(db: Kysely<FetcherTables>, spacingMs: number, holder: Holder) {
  return (subscription: NewSubscription, now: Date): Promise<Subscribed & { readonly lease: LeasedFeed | null }> =>
    db.transaction().execute(async (trx) => {
      const [feed] = await subscribeIn(trx, [subscription], now);
      if (feed === undefined) throw new Error(`${subscription.url} was neither found nor added`);
      return { ...feed, lease: feed.added ? await leaseNew(trx, feed.id, spacingMs, holder) : null };
    });
}

async function subscribeIn(trx: Transaction<FetcherTables>, subscriptions: readonly NewSubscription[], now: Date) {
  await lockSubscriptions(trx);
  const present = await subscribed(trx, subscriptions);
  const absent = without(subscriptions, present);
  const revived = await revive(trx, absent, now);
  await addHosts(
    trx,
    absent.map(({ host }) => host),
  );
  const inserted = await insert(trx, without(absent, revived), now);
  return [...present, ...revived, ...inserted];
}

function without(subscriptions: readonly NewSubscription[], feeds: readonly Subscribed[]): NewSubscription[] {
  const urls = new Set(feeds.map(({ url }) => url));
  return subscriptions.filter(({ url }) => !urls.has(url));
}

async function subscribed(trx: Transaction<FetcherTables>, subscriptions: readonly NewSubscription[]) {
  const { rows } = await sql<{ id: string; url: string }>`
    select id, url from fetcher.feeds
    where unsubscribed_at is null and url = any(${subscriptions.map(({ url }) => url)}::text[])`.execute(trx);
  return rows.map((feed): Subscribed => ({ ...feed, added: false }));
}

async function revive(trx: Transaction<FetcherTables>, subscriptions: readonly NewSubscription[], now: Date) {
  const rows = new Map((await lockUnsubscribed(trx, subscriptions)).map((row) => [row.url, row]));
  const revived: Subscribed[] = [];
  for (const subscription of subscriptions) {
    const row = rows.get(subscription.url);
    if (row === undefined) continue;
    await updateFeed(trx, row.id, afterRevival(stateOf(row), subscription, now));
    revived.push({ id: row.id, url: row.url, added: true });
  }
  return revived;
}

/** Of each URL the feed that was unsubscribed last. */
async function lockUnsubscribed(trx: Transaction<FetcherTables>, subscriptions: readonly NewSubscription[]) {
  const { rows } = await sql<FeedRow>`
    select * from fetcher.feeds where id in (
      select distinct on (url) id from fetcher.feeds
      where unsubscribed_at is not null and url = any(${subscriptions.map(({ url }) => url)}::text[])
      order by url, unsubscribed_at desc
    ) for update`.execute(trx);
  return rows;
}

async function insert(trx: Transaction<FetcherTables>, subscriptions: readonly NewSubscription[], now: Date) {
  if (subscriptions.length === 0) return [];
  const feeds = subscriptions.map((subscription) => newFeed(subscription, now));
  const rows = await trx
    .insertInto("fetcher.feeds")
    .values(feeds.map((feed) => ({ ...columnsOf(feed), url: feed.url, host: feed.host })))
    .returning(["id", "url"])
    .execute();
  return rows.map((feed): Subscribed => ({ ...feed, added: true }));
}
