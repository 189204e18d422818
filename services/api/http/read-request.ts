import { type TObject, Type as t } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { readJson } from "./body";
import { invalidParameters, notFound } from "./problem";
import { only, queryOf, refusesUnknown, unknownParameters } from "./query";
import { parameterReader } from "./read-parameters";
import type { RequireAdmin } from "./require-admin";
import type { AnyRouteRequest, RouteSpec } from "./route";

/** The parts of a path by name; null is what a malformed escape comes to. */
export type PathParts = Readonly<Record<string, string | null>>;

const NONE = t.Object({});

/** Reads a request as its route declares it; throws a problem that names everything at fault. */
export function requestReader(spec: RouteSpec, requireAdmin: RequireAdmin) {
  const readQuery = parameterReader(spec.query ?? NONE, spec.read ?? {}, "parameter");
  const readHeaders = parameterReader(spec.headers ?? NONE, {}, "header");
  const known = Object.keys(spec.query?.properties ?? {});
  const strict = refusesUnknown(spec.path);
  const body = spec.body && TypeCompiler.Compile(spec.body.schema);
  const readPath = pathReader(spec.params ?? NONE, spec.names ?? "page");

  return async (request: Request, path: PathParts): Promise<AnyRouteRequest> => {
    const given = queryOf(request);
    const query = readQuery((name) => given.getAll(name));
    const headers = readHeaders((name) => [request.headers.get(name) ?? ""]);
    const unknown = strict ? unknownParameters(given, known) : [];
    const faults = [...unknown, ...query.faults, ...headers.faults];
    if (faults.length > 0) throw invalidParameters(faults);
    if (spec.admin === true) requireAdmin(request);
    return {
      request,
      params: readPath(path),
      query: query.values,
      headers: headers.values,
      body: body === undefined ? null : await readJson(request, body),
      search: only(given, known),
    };
  };
}

/** What does not fit in a path names nothing. */
function pathReader(schema: TObject, what: string) {
  const checker = TypeCompiler.Compile(schema);
  return (path: PathParts): PathParts => {
    const hasNul = Object.values(path).some((part) => part?.includes("\0"));
    if (hasNul || !checker.Check(path)) throw notFound(what);
    return path;
  };
}
