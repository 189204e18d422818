import { sql, type Transaction } from "kysely";
import { readFeedUrl } from "../core/feed-url";
import type { Polled } from "../poll";
import { addHosts } from "./subscribe";
import type { FeedRow, FetcherTables } from "./tables";

/** So often in a row must a server say that a feed has moved for good, before we believe it. */
const MOVES_TO_BELIEVE = 3;

/** What a poll taught of a feed's address: that it is a page which names the feed, that it moved for good, whether it is public. */
export async function followAddress(trx: Transaction<FetcherTables>, feed: FeedRow, { outcome, reached }: Polled) {
  if (outcome.kind === "elsewhere") await takeNamed(trx, feed, outcome.feedUrl);
  if (reached === null) return;
  await trx
    .updateTable("fetcher.hosts")
    .set({ polite: reached.publicAddress })
    .where("host", "=", feed.host)
    .where("polite", "<>", reached.publicAddress)
    .execute();
  if (outcome.kind === "updated" || outcome.kind === "unchanged") await believeMove(trx, feed, reached.movedTo);
}

async function takeNamed(trx: Transaction<FetcherTables>, feed: FeedRow, named: string) {
  const other = await readdress(trx, feed, named);
  const failed = {
    fetch_error: `this is a page, whose feed ${named} is ${other}`,
    fetch_failures: sql<number>`fetch_failures + 1`,
  };
  const found = {
    named_by: feed.url,
    fetch_error: null,
    fetch_failures: 0,
    next_poll_at: sql<Date | null>`case when next_poll_at is not null then now() end`,
    next_poll_reason: "a page named its address",
  };
  await trx
    .updateTable("fetcher.feeds")
    .set(other === null ? found : failed)
    .where("id", "=", feed.id)
    .execute();
}

async function believeMove(trx: Transaction<FetcherTables>, feed: FeedRow, movedTo: string | null) {
  if (movedTo === null && feed.moved_to === null) return;
  const times = movedTo === null ? 0 : movedTo === feed.moved_to ? feed.moved_times + 1 : 1;
  const believed = movedTo !== null && times >= MOVES_TO_BELIEVE && (await readdress(trx, feed, movedTo)) === null;
  await trx
    .updateTable("fetcher.feeds")
    .set(believed ? { moved_to: null, moved_times: 0 } : { moved_to: movedTo, moved_times: times })
    .where("id", "=", feed.id)
    .execute();
}

/** Gives a feed another address, under the lock of subscriptions; says in words why it cannot have it, else null. */
async function readdress(trx: Transaction<FetcherTables>, feed: FeedRow, address: string): Promise<string | null> {
  const to = readFeedUrl(address);
  if ("invalid" in to) return `not one that can be fetched: ${to.invalid}`;
  const other = await trx
    .selectFrom("fetcher.feeds")
    .select("id")
    .where("url", "=", to.url)
    .where("unsubscribed_at", "is", null)
    .where("id", "<>", feed.id)
    .executeTakeFirst();
  if (other) return `subscribed already, as feed ${other.id}`;
  await addHosts(trx, [to.host]);
  await trx.updateTable("fetcher.feeds").set({ url: to.url, host: to.host }).where("id", "=", feed.id).execute();
  return null;
}
