import { STATUS_CODES } from "node:http";

/** What stands between a request and its answer, in words that may be shown to whoever asked. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
}

export const badRequest = (detail: string) => new Problem(400, detail);
export const notFound = (what: string) => new Problem(404, `There is no such ${what}.`);
export const unavailable = (who: string) =>
  new Problem(503, `${who} does not answer at the moment. Please try again.`, { "retry-after": "2" });

export const titleOf = (status: number) => STATUS_CODES[status] ?? "Error";

/** RFC 9457. */
export function problemJson({ status, message, headers }: Problem): Response {
  const body = { type: "about:blank", title: titleOf(status), status, detail: message };
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
