import type { Nats } from "@infostream/chassis/nats";
import { FEED_RAW, TAGGER } from "@infostream/contracts";
import type { Backlog } from "../core/backlog";

/** Reads how far the tagger is behind in `feed.raw`. */
export async function readTaggerBacklog({ connection }: Nats): Promise<() => Promise<Backlog>> {
  // this user may not ask for the account's info, by which the manager would check the API
  const manager = await connection.jetstreamManager({ checkAPI: false });
  return async () => {
    const [stream, tagger] = await Promise.all([
      manager.streams.info(FEED_RAW.name),
      manager.consumers.info(TAGGER.stream, TAGGER.name),
    ]);
    return {
      maxBytes: stream.config.max_bytes,
      bytes: stream.state.bytes,
      messages: stream.state.messages,
      waiting: tagger.num_pending + tagger.num_ack_pending,
    };
  };
}
