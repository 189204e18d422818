import { isUnavailable } from "@infostream/chassis/unavailable";
import { joinWithOr } from "./join-with-or";
import { notFound, Problem, unavailable } from "../http/problem";
import type { Routes } from "./allowed-methods";

/** PostgreSQL: no such table or schema. The tagger, which creates them, has not run yet. */
const NOT_MADE_YET = ["42P01", "3F000"];

/** What went wrong, as far as the client may know; null if it is an internal error, whose details go to the log. */
export function problemOf(error: unknown, code: string | number, request: Request, routes: Routes): Problem | null {
  if (error instanceof Problem) return error;
  if (code === "NOT_FOUND") return noSuchRoute(request, routes);
  if (isUnavailable(error)) return unavailable("The article store");
  const sqlState = error instanceof Error && "code" in error ? String(error.code) : "";
  return NOT_MADE_YET.includes(sqlState) ? unavailable("The article store") : null;
}

function noSuchRoute({ method, url }: Request, routes: Routes): Problem {
  const allowed = routes(url);
  if (allowed.length === 0) return notFound("page");
  return new Problem("method-not-allowed", `${method} is not allowed here. Use ${joinWithOr(allowed)}.`, {
    allow: allowed.join(", "),
  });
}
