import type { ServiceContext } from "@infostream/chassis/run";

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Longer than a balancer's 60 s, which would otherwise send a request into a connection that just closed. */
const IDLE_S = 120;
/** Requests are answered well within it: the store's and the fetcher's own limits are shorter. */
const LAST_REQUESTS_MS = 4000;

interface App {
  handle(request: Request): Response | Promise<Response>;
  /** Ends the answers that have no end of their own. */
  endStreams(): void;
}

/**
 * Serves until disposed. Then it listens for another `drainMs`, since balancers need that time to notice, ends the streams,
 * whose clients then find another server, and finishes the requests in flight.
 */
export function serve(
  { host, port }: Place,
  { handle, endStreams }: App,
  drainMs: number,
  { log }: Pick<ServiceContext, "log">,
): AsyncDisposable & { readonly port: number } {
  const server = listen({ host, port }, (request) => handle(withUrl(request)));
  log.info("server.listening", "Listening for requests.", { host, port: server.port });
  return {
    port: server.port ?? port,
    async [Symbol.asyncDispose]() {
      await Bun.sleep(drainMs);
      endStreams();
      // stops listening at once and resolves after the last request
      await Promise.race([server.stop(), Bun.sleep(LAST_REQUESTS_MS)]);
      await server.stop(true);
    },
  };
}

function listen({ host, port }: Place, fetch: (request: Request) => Response | Promise<Response>) {
  try {
    return Bun.serve({ hostname: host, port, idleTimeout: IDLE_S, maxRequestBodySize: 32 * 1024 * 1024, fetch });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
      throw new Error(
        `Port ${port} on ${host} is in use. Stop the program that uses it, or set INFOSTREAM_PORT to another port.`,
        { cause: error },
      );
    throw error;
  }
}

/** Without a usable Host header Bun gives the bare path as the URL, which Elysia cannot parse. */
const withUrl = (request: Request) =>
  request.url.startsWith("/") ? new Request(`http://localhost${request.url}`, request) : request;
