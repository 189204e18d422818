import { type Repeated, repeat } from "@infostream/chassis/repeat";
import type { Life } from "@infostream/chassis/run";
import { isUnavailable } from "@infostream/chassis/unavailable";
import type { Wire } from "@infostream/contracts";
import { type Backlog, isFull } from "./core/backlog";

interface Claimed {
  readonly fetchId: string;
  readonly wire: Wire;
}

export interface Outbox {
  claim(limit: number): Promise<Claimed[]>;
  /** Returns when all are stored; the same again is stored once. */
  publish(wires: readonly Wire[]): Promise<void>;
  markPublished(fetchIds: readonly string[]): Promise<void>;
  release(fetchIds: readonly string[]): Promise<void>;
  backlog(): Promise<Backlog>;
}

const AT_ONCE = 200;
/** What another fetcher recorded and could not publish is found by this sweep. */
const SWEEP_MS = 1000;

/** Publishes every recorded document as `feed.raw`, at once when woken, and pauses while the tagger is far behind. */
export function relayDocuments(outbox: Outbox, life: Pick<Life, "log" | "fail">): Repeated {
  const mayPublish = backpressure(outbox.backlog, life);
  const round = async () => {
    if (!(await mayPublish())) return false;
    const claimed = await outbox.claim(AT_ONCE);
    if (claimed.length === 0) return false;
    const ids = claimed.map(({ fetchId }) => fetchId);
    try {
      await outbox.publish(claimed.map(({ wire }) => wire));
    } catch (error) {
      if (isUnavailable(error)) await outbox.release(ids).catch(() => {});
      throw error;
    }
    // a crash before this publishes them again, under the same Msg-Ids
    await outbox.markPublished(ids);
    return claimed.length === AT_ONCE;
  };
  return repeat({ name: "relay", round, idleMs: SWEEP_MS }, life);
}

/** Reads the backlog once a sweep at most; logs when the relay pauses and when it goes on. */
function backpressure(backlog: () => Promise<Backlog>, { log }: Pick<Life, "log">) {
  let askedAt = 0;
  let full = false;
  return async () => {
    if (Date.now() - askedAt < SWEEP_MS) return !full;
    const state = await backlog();
    askedAt = Date.now();
    if (isFull(state) !== full) {
      full = !full;
      log.warn(full ? "relay pauses: the tagger is too far behind" : "relay goes on", { ...state });
    }
    return !full;
  };
}
