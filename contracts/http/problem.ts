import { type Static, Type as t } from "@sinclair/typebox";

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** One occurrence, in the words that a person would read. */
  readonly example: string;
}

/** Every kind of problem that the API answers with. The names are part of the `type` URIs, so they never change. */
export const problemKinds = {
  "invalid-parameters": {
    status: 400,
    title: "Invalid parameters",
    example: '"limit" must be a whole number from 1 to 200.',
  },
  "invalid-body": { status: 400, title: "Invalid request body", example: '"url" must be a string.' },
  "token-required": {
    status: 401,
    title: "Admin token required",
    example: "Send the admin token in the header `Authorization: Bearer <token>`.",
  },
  "changes-disabled": {
    status: 403,
    title: "Changes disabled",
    example: "This server accepts no changes. Set INFOSTREAM_ADMIN_TOKEN and restart it to allow them.",
  },
  "not-found": { status: 404, title: "Not found", example: "This article does not exist." },
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    example: "PUT is not allowed here. Use GET, HEAD, PATCH or DELETE.",
  },
  conflict: { status: 409, title: "Conflict", example: "Feed 7 already has this URL. Change that feed instead." },
  "body-too-large": {
    status: 413,
    title: "Request body too large",
    example: "The request body must not exceed 65536 bytes.",
  },
  "too-early": {
    status: 429,
    title: "Too early",
    example: "The server asked not to be polled before 2026-01-31T12:00:00.000Z. Refresh the feed after that.",
  },
  internal: {
    status: 500,
    title: "Internal error",
    example: "An internal error occurred and was logged. Try again later.",
  },
  unavailable: {
    status: 503,
    title: "Temporarily unavailable",
    example: "The article store is not answering. Try again in a few seconds.",
  },
  "too-many-streams": {
    status: 503,
    title: "Too many streams",
    example: "This server has no room for another event stream. Try again in a few seconds.",
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemName = keyof typeof problemKinds;

/** The stable URI of a kind of problem: an identifier to compare, not an address to open. */
export const problemUri = (name: ProblemName) => `urn:infostream:problem:${name}`;

/** One fault of a request: what is wrong and where it stands. */
export const Fault = t.Object(
  {
    detail: t.String({ description: "what is wrong and what would be right" }),
    parameter: t.Optional(t.String({ description: "the query parameter at fault" })),
    header: t.Optional(t.String({ description: "the request header at fault" })),
    pointer: t.Optional(t.String({ description: "JSON Pointer to the field of the body, as a URI fragment" })),
  },
  { $id: "Fault" },
);
export type Fault = Static<typeof Fault>;

/** A problem detail as RFC 9457 defines it, sent as `application/problem+json`. */
export const Problem = t.Object(
  {
    type: t.String({ description: "a stable URI that names the kind of problem", examples: [problemUri("not-found")] }),
    title: t.String({ description: "the kind of problem in words; the same for each of its occurrences" }),
    status: t.Integer({ minimum: 400, maximum: 599, description: "the HTTP status" }),
    detail: t.String({ description: "what happened this time, and what to do" }),
    errors: t.Optional(t.Array(Fault, { description: "each parameter or field at fault" })),
  },
  { $id: "Problem" },
);
export type Problem = Static<typeof Problem>;
