import { ARTICLE_TAGGED } from "@infostream/contracts/streams";
import type { NatsConnection } from "nats";

/** How many `article.tagged` the stream ever held. */
export async function countTagged(nats: NatsConnection): Promise<number> {
  const manager = await nats.jetstreamManager({ checkAPI: false });
  return (await manager.streams.info(ARTICLE_TAGGED.name)).state.last_seq;
}
