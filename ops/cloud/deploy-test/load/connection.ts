import { responseReader } from "../../../lab/bench/read/response-reader";

export interface Place {
  readonly host: string;
  readonly port: number;
  /** PEM of the authority that must have signed its certificate; null means no TLS. */
  readonly ca: string | null;
}

export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export interface Ask {
  readonly headers?: Readonly<Record<string, string>>;
  /** Receives the body as it arrives; the answer's body then stays empty. */
  readonly onBody?: (part: string, head: string) => void;
  readonly silenceMs?: number;
}

/** A keep-alive connection for sequential requests. It never retries. */
export interface Connection extends Disposable {
  /** Rejects if the answer is incomplete: the connection broke, or was silent for too long. */
  ask(path: string, ask?: Ask): Promise<Answer>;
}

/** The server sent nothing within the limit. */
export class Silence extends Error {}

const SILENCE_MS = 20_000;

export async function connect(place: Place): Promise<Connection> {
  let socket: Bun.Socket | null = null;
  const opened = Promise.withResolvers<void>();
  const talk = conversation(() => socket?.terminate());
  // a connection that fails before it opens
  talk.broken.catch(opened.reject);
  opened.promise.catch(() => {});
  talk.listen(SILENCE_MS);
  socket = await Bun.connect({
    hostname: place.host,
    port: place.port,
    ...(place.ca === null ? {} : { tls: { ca: place.ca, serverName: place.host } }),
    socket: {
      open: () => void (place.ca === null && opened.resolve()),
      handshake: (_, trusted, error) => (trusted ? opened.resolve() : talk.break(new Error(`TLS: ${error?.message}`))),
      data: (_, chunk) => talk.take(chunk),
      close: (_, error) => talk.break(error ?? new Error("the connection was closed")),
      error: (_, error) => talk.break(error),
    },
  });
  await opened.promise;
  talk.rest();
  return {
    ask(path, ask = {}) {
      const answer = talk.begin(ask);
      const headers = { host: place.host, accept: "*/*", ...ask.headers };
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
      return answer;
    },
    [Symbol.dispose]: () => void socket.terminate(),
  };
}

/** The state of one request at a time. */
function conversation(breakOff: () => void) {
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  const utf8 = new TextDecoder();
  let asked: Ask = {};
  let body = "";
  let answered = Promise.withResolvers<Answer>();
  let silence: Timer | undefined;

  const rest = () => clearTimeout(silence);
  const listen = (ms: number) => {
    rest();
    silence = setTimeout(() => {
      broken.reject(new Silence(`nothing came for ${ms} ms`));
      breakOff();
    }, ms);
  };
  const push = responseReader(
    ({ status }, head) => {
      rest();
      answered.resolve({ status, head, body });
    },
    (bytes, head) => {
      const part = utf8.decode(bytes, { stream: true });
      if (asked.onBody) asked.onBody(part, head);
      else body += part;
    },
  );
  return {
    broken: broken.promise,
    rest,
    listen,
    break(why: Error) {
      rest();
      broken.reject(why);
    },
    begin(ask: Ask): Promise<Answer> {
      [asked, body, answered] = [ask, "", Promise.withResolvers<Answer>()];
      listen(ask.silenceMs ?? SILENCE_MS);
      return Promise.race([answered.promise, broken.promise]);
    },
    take(chunk: Buffer) {
      listen(asked.silenceMs ?? SILENCE_MS);
      push(chunk);
    },
  };
}
