import { type Outbox, type Publish, sweep } from "@infostream/chassis/outbox";
import { type RepeatedWork, repeat } from "@infostream/chassis/repeat";
import type { ServiceContext } from "@infostream/chassis/run";

export interface RelayDeps {
  /** Holds the outbox of a subject exclusively while it works; false at once if another tagger holds it. */
  exclusively(subject: string, work: (outbox: Outbox) => Promise<boolean>): Promise<boolean>;
  readonly publish: Publish;
}

const AT_ONCE = 1000;
/** This sweep finds what another tagger committed and could not publish. */
const SWEEP_MS = 500;

/**
 * Publishes the committed events of one subject in the order of their commits, at once when woken. One tagger does so at a time,
 * so that an article's second revision never overtakes its first.
 */
export function relayEvents(
  subject: string,
  deps: RelayDeps,
  context: Pick<ServiceContext, "log" | "fail">,
): RepeatedWork {
  const round = () => deps.exclusively(subject, (outbox) => sweep(outbox, deps.publish, AT_ONCE));
  return repeat({ name: `relay of ${subject}`, round, idleMs: SWEEP_MS }, context);
}
