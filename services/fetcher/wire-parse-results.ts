import { consume, type RunningConsumer } from "@infostream/chassis/consume";
import type { Nats } from "@infostream/chassis/nats";
import type { Database } from "@infostream/chassis/postgres";
import type { ServiceContext } from "@infostream/chassis/run";
import { FeedParsed, FETCHER } from "@infostream/contracts";
import { applyParseResult } from "./adapters/apply-parse-result";
import type { FetcherTables } from "./adapters/tables";
import type { FetcherConfig } from "./config";
import { handleFeedParsed } from "./handle-feed-parsed";

/** Messages in hand at once. */
const CONCURRENCY = 8;

/** Consumes `feed.parsed`: what the tagger found in a feed's documents decides on the feed's next polls. */
export async function wireParseResults(
  { bounds }: FetcherConfig,
  { db }: Database<FetcherTables>,
  nats: Nats,
  context: ServiceContext,
): Promise<RunningConsumer> {
  const apply = applyParseResult(db, bounds);
  const handle = handleFeedParsed((parsed) => apply(parsed, new Date(), Math.random()), context.log);
  const work = { consumer: FETCHER, event: FeedParsed, concurrency: CONCURRENCY, handle };
  return context.use(await consume(nats, work, context));
}
