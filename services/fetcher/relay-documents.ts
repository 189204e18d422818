import { type Outbox, type Publish, sweep } from "@infostream/chassis/outbox";
import { type RepeatedWork, repeat } from "@infostream/chassis/repeat";
import type { ServiceContext } from "@infostream/chassis/run";
import { type Backlog, isFull } from "./core/backlog";

export interface RelayDeps extends Outbox {
  readonly publish: Publish;
  /** How far the tagger is behind. */
  backlog(): Promise<Backlog>;
}

const AT_ONCE = 200;
/** This sweep finds what another fetcher recorded and could not publish. */
const SWEEP_MS = 1000;

/** Publishes every recorded document as `feed.raw`, at once when woken, and pauses while the tagger is far behind. */
export function relayDocuments(deps: RelayDeps, context: Pick<ServiceContext, "log" | "fail">): RepeatedWork {
  const mayPublish = backpressure(deps.backlog, context);
  const round = async () => (await mayPublish()) && (await sweep(deps, deps.publish, AT_ONCE));
  return repeat({ name: "relay", round, idleMs: SWEEP_MS }, context);
}

/** Reads the backlog once a sweep at most; logs when the relay pauses and when it goes on. */
function backpressure(backlog: () => Promise<Backlog>, { log }: Pick<ServiceContext, "log">) {
  let askedAt = 0;
  let full = false;
  return async () => {
    if (Date.now() - askedAt < SWEEP_MS) return !full;
    const state = await backlog();
    askedAt = Date.now();
    if (isFull(state) !== full) {
      full = !full;
      if (full)
        log.warn("relay.paused", "The tagger is too far behind. Publishing pauses until it catches up.", { ...state });
      else log.warn("relay.resumed", "The tagger has caught up. Publishing resumes.", { ...state });
    }
    return !full;
  };
}
