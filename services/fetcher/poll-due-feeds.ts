import { backoffMs, pause } from "@infostream/chassis/backoff";
import { type RepeatedWork, repeat } from "@infostream/chassis/repeat";
import type { ServiceContext } from "@infostream/chassis/run";
import { isUnavailable } from "@infostream/chassis/unavailable";

/** The side effects of polling: lease feeds, poll each, and check that the servers of our own answer. */
export interface PollDueFeedsDeps<Feed> {
  lease(limit: number): Promise<Feed[]>;
  poll(feed: Feed): Promise<void>;
  /** Records that the poll failed inside this service, so that one feed never stops the others. */
  abandon(feed: Feed, error: unknown): Promise<void>;
  /** Gives back a feed whose poll could not be finished. */
  release(feed: Feed): Promise<void>;
  /** Throws if a server of our own is down. */
  ready(): Promise<void>;
  readonly atOnce: number;
}

export interface Poller<Feed> extends RepeatedWork {
  /** Polls a feed that is leased already, beside those that are due. */
  start(feed: Feed): void;
}

/** A feed that becomes due waits no longer than this, even for a fetcher that nobody wakes. */
const IDLE_MS = 250;
/** Slots that fall free within it are filled by one lease. */
const GATHER_MS = 10;
const FIRST_TRY_MS = 250;
const LAST_TRY_MS = 60_000;

/** Keeps up to `atOnce` polls running for as long as feeds are due. Disposal awaits those under way. */
export function pollDueFeeds<Feed>(
  polling: PollDueFeedsDeps<Feed>,
  context: Pick<ServiceContext, "log" | "fail">,
): Poller<Feed> {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const unreleased = new Set<Feed>();
  let trouble: unknown = null;
  let troubles = 0;

  const pollOne = async (feed: Feed) => {
    const error = await finish(polling, feed, context);
    if (error === null) {
      troubles = 0;
      return;
    }
    // if the database itself is down, the lease is released once it is back; otherwise the feed would wait until the lease runs out
    await polling.release(feed).catch(() => unreleased.add(feed));
    trouble ??= error;
  };
  const start = (feed: Feed) => {
    const one = pollOne(feed);
    running.add(one);
    void one.finally(() => {
      running.delete(one);
      loop.wake();
    });
  };
  const round = async () => {
    if (trouble !== null) {
      await polling.ready();
      for (const feed of unreleased) {
        await polling.release(feed);
        unreleased.delete(feed);
      }
      // every dependency answers and yet polls fail: do not send useless requests to other people's servers again and again
      context.log.warn("polls.paused", "Polls keep failing inside this service. It starts fewer of them for a while.", {
        error: trouble,
      });
      trouble = null;
      await pause(backoffMs(troubles++, FIRST_TRY_MS, LAST_TRY_MS, Math.random()), stopping.signal);
    }
    // feeds that were leased elsewhere may take more than all slots
    while (running.size >= polling.atOnce) await Promise.race(running);
    const feeds = await polling.lease(troubles > 0 ? 1 : polling.atOnce - running.size);
    feeds.forEach(start);
    if (feeds.length > 0) await pause(GATHER_MS);
    return feeds.length > 0;
  };
  const loop = repeat({ name: "polling", round, idleMs: IDLE_MS }, context);
  return {
    wake: loop.wake,
    start,
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await loop[Symbol.asyncDispose]();
      await Promise.all(running);
    },
  };
}

/** One poll to its end; where a server of our own was missing, that error. */
async function finish<Feed>(
  { poll, abandon }: PollDueFeedsDeps<Feed>,
  feed: Feed,
  context: Pick<ServiceContext, "log" | "fail">,
) {
  try {
    await poll(feed).catch((error) => (isUnavailable(error) ? Promise.reject(error) : abandon(feed, error)));
    return null;
  } catch (error) {
    if (!isUnavailable(error)) context.fail(error);
    return error;
  }
}
