import { inboxPrefix } from "@infostream/contracts";
import { connect, type NatsConnection } from "nats";

/** Connects as an outsider would: with a login and the NATS client only. */
export async function connectObserver(url: string): Promise<NatsConnection> {
  const { host, username, password } = new URL(url);
  return connect({
    servers: host,
    user: decodeURIComponent(username),
    pass: decodeURIComponent(password),
    inboxPrefix: inboxPrefix(decodeURIComponent(username)),
  });
}
