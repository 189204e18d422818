import type { Consumer } from "@infostream/contracts";
import { ConsumerEvents, type ConsumerInfo, type ConsumerMessages, type Consumer as JetStreamConsumer } from "nats";
import type { ServiceContext } from "./run";
import { headAfter, describeStuck, type Unfinished } from "./stuck";

export interface ConsumerWatch extends Disposable {
  /** A message arrived: the pull works. */
  arrived(): void;
  degraded(): readonly string[];
}

/** How often to check a consumer, and after how long without progress it counts as stuck. */
export interface WatchTimes {
  readonly everyMs: number;
  readonly stuckMs: number;
}

export const WATCH_TIMES: WatchTimes = { everyMs: 30_000, stuckMs: 120_000 };

/**
 * Watches a consumer for what the client does not notice. A lost pull or a deleted consumer ends the service. A message that
 * makes no progress, here or at another instance, makes the service degraded.
 */
export function watchConsumer(
  source: JetStreamConsumer,
  messages: ConsumerMessages,
  { stream, name }: Consumer,
  inHand: () => readonly Unfinished[],
  { everyMs, stuckMs }: WatchTimes,
  context: ServiceContext,
): ConsumerWatch {
  let seenMs = Date.now();
  let head: Unfinished | null = null;
  const check = async () => {
    const info = await source.info().catch(() => null);
    if (info === null) return;
    head = headAfter(head, oldestUnfinished(info), Date.now());
    if (inHand().length === 0 && Date.now() - seenMs > stuckMs && info.num_pending > 0)
      context.fail(
        new Error(
          `${info.num_pending} messages of stream ${stream} are waiting for consumer ${name}, but none has arrived for two minutes.`,
        ),
      );
  };
  void failWhereGone(messages, { stream, name }, context);
  const timer = setInterval(() => void check(), everyMs);
  return {
    arrived: () => void (seenMs = Date.now()),
    degraded: () => describeStuck({ stream, consumer: name, inHand: inHand(), head }, Date.now(), stuckMs),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

const oldestUnfinished = ({ ack_floor, num_pending, num_ack_pending }: ConsumerInfo) =>
  num_pending + num_ack_pending > 0 ? ack_floor.stream_seq + 1 : null;

/** The client goes on pulling from a deleted consumer; provisioning must create it again. */
async function failWhereGone(
  messages: ConsumerMessages,
  { stream, name }: Pick<Consumer, "stream" | "name">,
  context: ServiceContext,
) {
  const gone: readonly string[] = [
    ConsumerEvents.ConsumerDeleted,
    ConsumerEvents.ConsumerNotFound,
    ConsumerEvents.StreamNotFound,
  ];
  for await (const { type } of await messages.status())
    if (gone.includes(type) && !context.ending.aborted)
      return context.fail(new Error(`Consumer ${name} of stream ${stream} was deleted. Run the provisioning step.`));
}
