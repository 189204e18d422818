import { type Consumer, consumers, type Stream, streams } from "@infostream/contracts/streams";
import {
  AckPolicy,
  type ConsumerConfig,
  connect,
  DeliverPolicy,
  DiscardPolicy,
  type JetStreamManager,
  NatsError,
  nanos,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from "nats";
import { natsLogin } from "../nats-login";

const NOT_FOUND = 404;

export interface JetStreamOptions {
  /** 1 on one host, 3 on three. */
  readonly replicas?: number;
  /** PEM file of the authority that signed the servers' certificates, where it is a private one. */
  readonly caFile?: string | null;
  /** Recreates the consumers so that they read from this time on, after a database was restored to that time. */
  readonly replaySince?: Date | null;
}

/**
 * Makes the streams and consumers that `contracts` names, and brings those that differ up to date. Safe to run again.
 * `adminUrl` carries the login of a user that may do everything.
 */
export async function provisionJetStream(
  adminUrl: string,
  { replicas = 1, caFile = null, replaySince = null }: JetStreamOptions = {},
): Promise<void> {
  const connection = await connect({ ...natsLogin(adminUrl, caFile), timeout: 5_000 });
  try {
    const manager = await connection.jetstreamManager();
    for (const stream of streams) await provisionStream(manager, stream, replicas);
    for (const consumer of consumers) await provisionConsumer(manager, consumer, replaySince);
  } finally {
    await connection.close();
  }
}

async function provisionStream(manager: JetStreamManager, stream: Stream, replicas: number): Promise<void> {
  const config = streamConfig(stream, replicas);
  try {
    await manager.streams.update(stream.name, config);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await manager.streams.add(config);
  }
}

async function provisionConsumer(manager: JetStreamManager, consumer: Consumer, since: Date | null): Promise<void> {
  const config = consumerConfig(consumer);
  try {
    // the start of a consumer can never be changed
    if (since) await manager.consumers.delete(consumer.stream, consumer.name);
    // the client sends the present configuration with these changes, so the start, which the server never lets change, stays
    else return void (await manager.consumers.update(consumer.stream, consumer.name, config));
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  await manager.consumers.add(consumer.stream, { ...config, ...beginning(since) });
}

const beginning = (since: Date | null): Partial<ConsumerConfig> =>
  since
    ? { deliver_policy: DeliverPolicy.StartTime, opt_start_time: since.toISOString() }
    : { deliver_policy: DeliverPolicy.All };

const isNotFound = (error: unknown) => error instanceof NatsError && error.api_error?.code === NOT_FOUND;

function streamConfig(
  stream: Stream,
  replicas: number,
): Partial<StreamConfig> & { name: string; allow_atomic: boolean } {
  return {
    name: stream.name,
    description: stream.description,
    subjects: [...stream.subjects],
    storage: StorageType.File,
    // work-queue forgets the Msg-Ids of acknowledged messages at a restart; interest stores nothing without a consumer
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    max_age: nanos(stream.maxAgeMs),
    max_bytes: stream.maxBytes,
    max_msg_size: stream.maxMessageBytes,
    duplicate_window: nanos(stream.duplicateWindowMs),
    max_consumers: stream.maxConsumers,
    num_replicas: replicas,
    allow_direct: true,
    // one sync for a whole batch of the relay; the client's types lack it so far
    allow_atomic: true,
  };
}

function consumerConfig(consumer: Consumer): Partial<ConsumerConfig> {
  return {
    durable_name: consumer.name,
    ack_policy: AckPolicy.Explicit,
    // no `backoff`: its first entry would replace ack_wait
    ack_wait: nanos(consumer.ackWaitMs),
    max_deliver: consumer.maxDeliver,
    max_ack_pending: consumer.maxAckPending,
  };
}
