import { connect } from "node:http2";

const LIMIT_MS = 2000;

/**
 * Whether the server at this address, asked by this name, speaks HTTP/2: it names its settings before anything else (RFC 9113,
 * section 3.4). Nothing is requested, and its certificate does not matter here.
 */
export function speaksHttp2(at: URL, serverName: string | null, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const session = connect(at.origin, {
    rejectUnauthorized: false,
    ...(serverName === null ? {} : { servername: serverName }),
  });
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  const giveUp = () => resolve(false);
  limit.addEventListener("abort", giveUp, { once: true });
  session.once("remoteSettings", () => resolve(true));
  session.once("close", giveUp);
  // it stays listened to: an error that nobody hears would end the service
  session.on("error", giveUp);
  if (limit.aborted) giveUp();
  return promise.finally(() => {
    limit.removeEventListener("abort", giveUp);
    session.destroy();
  });
}
