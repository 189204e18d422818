import { type PathParts, requestReader } from "../http/read-request";
import type { RequireAdmin } from "../http/require-admin";
import type { AnyReply, Route, RouteSpec } from "../http/route";
import { headersOf, JSON_TYPE } from "./headers";
import type { ResponseCache } from "./response-cache";
import { type Rendered, rendered } from "./rendered";

/** Answers requests to a route: reads what it declares, has it handled, and writes the reply in its declared type. */
export function answerRoute(route: Route, answers: ResponseCache, requireAdmin: RequireAdmin) {
  const { spec } = route;
  const read = requestReader(spec, requireAdmin);
  const reply = async (request: Request, path: PathParts) => route.handle(await read(request, path));
  return async (request: Request, path: PathParts): Promise<Response> =>
    spec.cacheable === true
      ? answers.respond(request, async () => cacheableResponse(spec, await reply(request, path)))
      : privateResponse(spec, await reply(request, path));
}

const typeOf = ({ answers }: RouteSpec, status: number): string | null => {
  const declared = answers[status];
  if (declared === undefined) throw new Error(`the route declares no answer with status ${status}`);
  if ("type" in declared) return declared.type;
  return "schema" in declared ? JSON_TYPE : null;
};

function cacheableResponse(spec: RouteSpec, { status, value, body, headers }: AnyReply): Rendered {
  const type = typeOf(spec, status);
  const text = type === JSON_TYPE ? JSON.stringify(value) : body;
  if (typeof text !== "string" || type === null) throw new Error("only text can be cached");
  return rendered(text, { ...headersOf(type), ...headers });
}

/** For one client alone: what changes by its request, or must be true this moment. */
function privateResponse(spec: RouteSpec, { status, value, body = null, headers }: AnyReply): Response {
  const type = typeOf(spec, status);
  return new Response(type === JSON_TYPE ? JSON.stringify(value) : body, {
    status,
    headers: { "cache-control": "no-store", ...(type === null ? {} : headersOf(type)), ...headers },
  });
}
