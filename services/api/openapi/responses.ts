import { Problem, problemKinds, type ProblemName } from "@infostream/contracts/http/problem";
import { JSON_TYPE } from "../answers/headers";
import type { Answer, RouteSpec } from "../http/route";
import type { Components } from "./components";
import { exampleOf, problemsOf } from "./problems";

interface Response {
  readonly description: string;
  readonly headers?: object;
  readonly content?: Readonly<Record<string, object>>;
}

/** The responses of a route by status: its own answers, and its problems. */
export function responsesOf(spec: RouteSpec, { refer }: Components): Record<string, Response> {
  const responses: Record<string, Response> = {};
  for (const [status, answer] of Object.entries(spec.answers)) responses[status] = ownResponse(answer, refer);
  if (spec.cacheable === true) responses["304"] = { description: "the client's copy is still current" };
  const problems = Map.groupBy(problemsOf(spec), (name) => String(problemKinds[name].status));
  for (const [status, names] of problems) {
    const own = responses[status];
    const titles = names.map((name) => problemKinds[name].title.toLowerCase());
    responses[status] = {
      ...own,
      ...(status === "503" ? { headers: described({ "retry-after": "when to retry, in seconds" }) } : {}),
      description: [own?.description, ...titles].filter((text) => text !== undefined).join("; "),
      content: { ...own?.content, "application/problem+json": problemContent(names, refer) },
    };
  }
  return responses;
}

function ownResponse(answer: Answer, refer: Components["refer"]): Response {
  const { description } = answer;
  if ("type" in answer)
    return { description, content: { [answer.type]: { schema: { type: "string" }, example: answer.example } } };
  if (!("schema" in answer)) return { description };
  const content = { [JSON_TYPE]: { schema: refer(answer.schema), example: answer.example } };
  return answer.headers === undefined
    ? { description, content }
    : { description, headers: described(answer.headers), content };
}

const described = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: "string" } }]),
  );

const problemContent = (names: readonly ProblemName[], refer: Components["refer"]) => ({
  schema: refer(Problem),
  examples: Object.fromEntries(names.map((name) => [name, { value: exampleOf(name) }])),
});
