import type { ServiceContext } from "@infostream/chassis/run";
import { pathOf } from "../http/path-of";
import type { Shell } from "../pages/layout";
import { Problem, problemJson } from "../http/problem";
import type { Routes } from "./allowed-methods";
import { errorPage } from "./error-page";
import { problemOf } from "./problem-of";

/** Turns an error into an answer: a page for people, problem+json for programs, internals for neither. */
export const answerErrors =
  (shell: Shell, routes: Routes, { log }: Pick<ServiceContext, "log">) =>
  async ({ error, code, request }: { error: unknown; code: string | number; request: Request }): Promise<Response> => {
    const known = problemOf(error, code, request, routes);
    if (known === null || known.status >= 500)
      log.error("request.failed", "A request failed inside this service.", {
        method: request.method,
        path: pathOf(request.url),
        error,
      });
    const problem = known ?? new Problem("internal", "An internal error occurred and was logged. Try again later.");
    return prefersPage(request) ? errorPage(problem, shell) : problemJson(problem);
  };

/** Browsers name text/html; everything below /api answers programs. */
function prefersPage(request: Request): boolean {
  const isApi = /^\/api(\/|$)/.test(pathOf(request.url));
  return !isApi && (request.headers.get("accept") ?? "").includes("text/html");
}
