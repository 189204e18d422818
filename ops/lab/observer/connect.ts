import { inboxPrefix } from "@infostream/contracts";
import { connect, type NatsConnection } from "nats";

/** A reader of the streams, as an outsider would be: the login alone, none of our own means. */
export async function connectObserver(url: string): Promise<NatsConnection> {
  const { host, username, password } = new URL(url);
  return connect({
    servers: host,
    user: decodeURIComponent(username),
    pass: decodeURIComponent(password),
    inboxPrefix: inboxPrefix(decodeURIComponent(username)),
  });
}
