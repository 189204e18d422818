import type { ServiceContext } from "@infostream/chassis/run";
import { pathOf } from "./http/path-of";

/** Logs a line for each request. Queries stay out of it: what people search for is private. */
export function logRequests(
  handle: (request: Request) => Response | Promise<Response>,
  { log }: Pick<ServiceContext, "log">,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const begun = performance.now();
    const response = await handle(request);
    const path = pathOf(request.url);
    // probes come every few seconds
    const level = path === "/healthz" || path === "/readyz" ? "debug" : "info";
    const ms = Math.round(performance.now() - begun);
    log[level]("request.answered", "Answered a request.", {
      method: request.method,
      path,
      outcome: response.status,
      ms,
    });
    return response;
  };
}
