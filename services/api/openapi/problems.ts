import { problemKinds, type ProblemName, problemUri } from "@infostream/contracts/http/problem";
import { refusesUnknown } from "../http/query";
import type { RouteSpec } from "../http/route";

/** Every problem that a route may answer with: those that it declares and those that follow from what it takes. */
export function problemsOf(spec: RouteSpec): readonly ProblemName[] {
  const takesParameters = spec.query !== undefined || spec.headers !== undefined;
  const all: readonly (ProblemName | false | undefined)[] = [
    (takesParameters || refusesUnknown(spec.path)) && "invalid-parameters",
    ...(spec.admin === true ? (["token-required", "changes-disabled"] as const) : []),
    spec.params !== undefined && "not-found",
    ...(spec.body === undefined ? [] : (["invalid-body", "body-too-large"] as const)),
    ...(spec.problems ?? []),
    "internal",
  ];
  return [...new Set(all.filter((name) => typeof name === "string"))];
}

/** A problem as it is sent. */
export const exampleOf = (name: ProblemName) => {
  const { status, title, example } = problemKinds[name];
  const problem = { type: problemUri(name), title, status, detail: example };
  if (name === "invalid-parameters") return { ...problem, errors: [{ detail: example, parameter: "limit" }] };
  return name === "invalid-body" ? { ...problem, errors: [{ detail: example, pointer: "#/url" }] } : problem;
};
