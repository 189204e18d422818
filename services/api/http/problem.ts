import {
  type Fault,
  type Problem as ProblemDetail,
  problemKinds,
  type ProblemName,
  problemUri,
} from "@infostream/contracts/http/problem";
import { STATUS_CODES } from "node:http";

type Headers = Readonly<Record<string, string>>;

/** Why a request failed, in words that may be shown to the client. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemName;
  readonly status: number;
  readonly headers: Headers;
  readonly faults: readonly Fault[];
  constructor(kind: ProblemName, detail: string, headers: Headers = {}, faults: readonly Fault[] = []) {
    super(detail);
    this.kind = kind;
    this.status = problemKinds[kind].status;
    this.headers = headers;
    this.faults = faults;
  }
}

/** A 400 that names each parameter or header at fault. */
export const invalidParameters = (faults: readonly Fault[]) =>
  new Problem("invalid-parameters", faults.map(({ detail }) => detail).join(" "), {}, faults);

/** A 400 for a body; names the fields at fault where it is known which they are. */
export const invalidBody = (detail: string, faults: readonly Fault[] = []) =>
  new Problem("invalid-body", detail, {}, faults);

export const notFound = (what: string) => new Problem("not-found", `This ${what} does not exist.`);

export const unavailable = (who: string) =>
  new Problem("unavailable", `${who} is not answering. Try again in a few seconds.`, { "retry-after": "2" });

/** The status in words, for a page's heading. */
export const titleOf = (status: number) => STATUS_CODES[status] ?? "Error";

/** The answer of RFC 9457. */
export function problemJson({ kind, status, message, headers, faults }: Problem): Response {
  const { title } = problemKinds[kind];
  const body: ProblemDetail = { type: problemUri(kind), title, status, detail: message };
  if (faults.length > 0) body.errors = [...faults];
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}
