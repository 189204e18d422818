import type { Archive } from "@infostream/chassis/archive";
import type { Database } from "@infostream/chassis/postgres";
import type { RepeatedWork } from "@infostream/chassis/repeat";
import type { ServiceContext } from "@infostream/chassis/run";
import { type Holder, leaseDue } from "./adapters/lease-due";
import { recordPoll } from "./adapters/record-poll";
import { releaseLease } from "./adapters/release-lease";
import type { FetcherTables } from "./adapters/tables";
import type { FetcherConfig } from "./config";
import { factsOf } from "./core/outcome";
import { logPolls } from "./log-polls";
import { abandon, type LeasedFeed, type Look, poll, type PollDeps } from "./poll";
import { pollDueFeeds, type PollDueFeedsDeps } from "./poll-due-feeds";
import type { FeedServers } from "./wire-feed-servers";

/** Longer than a poll: 30 s for the answer, the rest to archive and record it. */
const LEASE_MS = 45_000;

interface Parts {
  readonly config: FetcherConfig;
  readonly database: Database<FetcherTables>;
  readonly archive: Archive;
  readonly servers: FeedServers;
  readonly relay: RepeatedWork;
}

/** A feed to poll; with a look, what that saw is the answer, and its server is not asked again. */
interface FeedToPoll extends LeasedFeed {
  readonly look?: Look;
}

export interface Polls {
  /** Who leases feeds here. */
  readonly holder: Holder;
  wake(): void;
  /** Records what a look saw as the poll of this feed, and disposes of the look. */
  pollWith(feed: LeasedFeed, look: Look): void;
}

/** Polls due feeds, and wakes the relay where one brought a document. */
export function wirePolls({ config, database, archive, servers, relay }: Parts, context: ServiceContext): Polls {
  const { db } = database;
  const { fetchDocument, allocateBody } = servers;
  const deps: Omit<PollDeps, "fetch"> = {
    archive: archive.keep,
    recordPoll: recordPoll(db, config.bounds),
    now: () => new Date(),
    random: Math.random,
  };
  const holder = { owner: crypto.randomUUID(), leaseMs: LEASE_MS };
  const pollBy = (fetch: PollDeps["fetch"]) => logPolls(context.log, (feed) => poll(feed, { ...deps, fetch }));
  // the body of an answer lives until its poll is recorded and logged
  const pollOne = async (feed: FeedToPoll) => {
    using look = feed.look;
    if (look !== undefined) return await pollBy(async () => look.answer)(feed);
    using memory = allocateBody();
    return await pollBy(({ url, previous }) => fetchDocument({ url, ...previous }, memory))(feed);
  };
  const polling = {
    lease: leaseDue(db, config.politeness, holder),
    poll: async (feed) => {
      if (factsOf(await pollOne(feed)).document !== null) relay.wake();
    },
    abandon: async (feed, error) => {
      context.log.error("poll.abandoned", "A poll failed inside this service, not at the feed's server.", {
        feed: feed.id,
        url: feed.url,
        error,
      });
      await abandon(feed, deps);
    },
    release: releaseLease(db),
    ready: async () => void (await Promise.all([database.check(), archive.check()])),
    atOnce: config.concurrency,
  } satisfies PollDueFeedsDeps<FeedToPoll>;
  const poller = context.use(pollDueFeeds<FeedToPoll>(polling, context));
  return {
    holder,
    wake: poller.wake,
    // the look sent no validators
    pollWith: ({ previous, ...feed }, look) =>
      poller.start({ ...feed, previous: { ...previous, etag: null, lastModified: null }, look }),
  };
}
