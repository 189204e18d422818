import { ARTICLE_TAGGED } from "@infostream/contracts/streams";
import { connect, type NatsConnection } from "nats";

/** A reader of the streams, as an outsider would be. */
export async function connectObserver(url: string): Promise<NatsConnection> {
  const { host, username, password } = new URL(url);
  return connect({
    servers: host,
    user: decodeURIComponent(username),
    pass: decodeURIComponent(password),
    inboxPrefix: `_INBOX_${decodeURIComponent(username)}`,
  });
}

/** How many `article.tagged` the stream ever held. */
export async function countTagged(nats: NatsConnection): Promise<number> {
  const manager = await nats.jetstreamManager({ checkAPI: false });
  return (await manager.streams.info(ARTICLE_TAGGED.name)).state.last_seq;
}
