import type { ProblemName } from "@infostream/contracts/http/problem";
import type { Static, TObject, TSchema } from "@sinclair/typebox";
import type { Readers } from "./read-parameters";

export interface JsonAnswer<Schema extends TSchema = TSchema> {
  readonly description: string;
  readonly schema: Schema;
  readonly example: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
/** An answer in a format of its own; JSON has a schema instead. */
export interface OtherAnswer {
  readonly description: string;
  readonly type: string;
  readonly example: string;
}
export interface EmptyAnswer {
  readonly description: string;
}
export type Answer = JsonAnswer | OtherAnswer | EmptyAnswer;

/** What a route takes and what it answers: parsing, refusals and the API's description come from it. */
export interface RouteSpec {
  readonly id: string;
  readonly group: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** As OpenAPI writes it: `/api/articles/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Whether it needs the admin token. */
  readonly admin?: true;
  /** Whether its answer is the same for everyone, so that it may be cached for a moment. */
  readonly cacheable?: true;
  readonly params?: TObject;
  /** What the path names, for a 404 where its parameters do not fit. */
  readonly names?: string;
  readonly query?: TObject;
  readonly headers?: TObject;
  /** What texts of the query become, by name. */
  readonly read?: Readers;
  /** A body in JSON. */
  readonly body?: { readonly schema: TSchema; readonly example: unknown };
  /** A body that the handler reads itself; an example for each media type. */
  readonly rawBody?: Readonly<Record<string, unknown>>;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Problems beyond those that follow from all this. */
  readonly problems?: readonly ProblemName[];
}

type Headers = Readonly<Record<string, string>>;
type OtherBody = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;

type ReplyTo<Status, Given> =
  Given extends JsonAnswer<infer Schema>
    ? { readonly status: Status; readonly value: Static<Schema>; readonly headers?: Headers }
    : Given extends OtherAnswer
      ? { readonly status: Status; readonly body: OtherBody; readonly headers?: Headers }
      : { readonly status: Status; readonly headers?: Headers };

/** One of the answers that the route declares. */
export type Reply<Spec extends RouteSpec> = {
  [Status in keyof Spec["answers"] & number]: ReplyTo<Status, Spec["answers"][Status]>;
}[keyof Spec["answers"] & number];

export type AnyReply = {
  readonly status: number;
  readonly value?: unknown;
  readonly body?: OtherBody;
  readonly headers?: Headers;
};

type Values<Schema> = Schema extends TObject ? Static<Schema> : Readonly<Record<never, never>>;
type Read<Given, By> = {
  readonly [Name in keyof Given]: Name extends keyof By
    ? By[Name] extends (text: string) => infer Made
      ? Exclude<Made, null> | Extract<Given[Name], undefined>
      : Given[Name]
    : Given[Name];
};

/** A request whose parts fit what its route declares. */
export interface RouteRequest<Spec extends RouteSpec> {
  readonly request: Request;
  readonly params: Values<Spec["params"]>;
  readonly query: Read<Values<Spec["query"]>, Spec["read"]>;
  readonly headers: Values<Spec["headers"]>;
  readonly body: Spec["body"] extends { readonly schema: infer Schema extends TSchema } ? Static<Schema> : null;
  /** The declared parameters of the query as they were given. */
  readonly search: URLSearchParams;
}

export interface Route {
  readonly spec: RouteSpec;
  // a method, so that a handler may expect what its own spec promises: only `requestReader` makes what it is given
  handle(asked: AnyRouteRequest): AnyReply | Promise<AnyReply>;
}

export interface AnyRouteRequest {
  readonly request: Request;
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly search: URLSearchParams;
}

/** Declares a route, then takes the function that answers it: typed by what the route declares. */
export const route =
  <const Spec extends RouteSpec>(spec: Spec) =>
  (handle: (asked: RouteRequest<Spec>) => Reply<Spec> | Promise<Reply<Spec>>): Route => ({ spec, handle });
