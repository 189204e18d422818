import { KindGuard, type Static, type TSchema, Type as t } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { MalformedMessage } from "./event";

/** Why a request was refused; closed, so that each edge maps every code to its own language. */
export const RefusalCode = t.Union([
  t.Literal("not_found"),
  t.Literal("invalid"),
  t.Literal("conflict"),
  t.Literal("too_early"),
  t.Literal("internal"),
]);
export type RefusalCode = Static<typeof RefusalCode>;

const RefusalSchema = t.Object({ code: RefusalCode, message: t.String() });

/** A request that its owner refused, with words for the person who asked. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Request<Body extends TSchema, Reply extends TSchema> {
  readonly subject: string;
  /** The NATS user that sends it; the owner replies to this user's inbox only. */
  readonly requester: string;
  /** Leaves out what the schema does not name. */
  encodeRequest(body: Static<Body>): Uint8Array;
  /** Throws {@link MalformedMessage} where the body is not exactly what the schema says, no field more or less. */
  decodeRequest(data: Uint8Array): Static<Body>;
  encodeReply(reply: Static<Reply> | Refusal): Uint8Array;
  /** Throws {@link Refusal} where the owner refused, {@link MalformedMessage} where the reply does not fit. */
  decodeReply(data: Uint8Array): Static<Reply>;
}

const REQUESTER = "api";

/** A request/reply pair on NATS core, subject `infostream.<name>`, sent by the api. The reply is `{"ok": …}` or `{"refused": {code, message}}`. */
export function request<Body extends TSchema, Reply extends TSchema>(
  name: string,
  body: Body,
  reply: Reply,
): Request<Body, Reply> {
  const subject = `infostream.${name}`;
  const exact = closed(body);
  const requests = TypeCompiler.Compile(exact);
  const replies = TypeCompiler.Compile(
    t.Union([t.Object({ ok: reply }), t.Object({ refused: RefusalSchema })]) as TSchema,
  );
  return {
    subject,
    requester: REQUESTER,
    encodeRequest: (value) => encode(Value.Clean(exact, structuredClone(value))),
    decodeRequest: (data) => {
      const value = decode(subject, data);
      if (requests.Check(value)) return value;
      throw malformed(subject, requests.Errors(value).First());
    },
    encodeReply: (answer) =>
      encode(answer instanceof Refusal ? { refused: { code: answer.code, message: answer.message } } : { ok: answer }),
    decodeReply: (data) => {
      const value = decode(subject, data);
      if (!replies.Check(value)) throw malformed(subject, replies.Errors(value).First());
      const answer = value as { ok: Static<Reply> } | { refused: Static<typeof RefusalSchema> };
      if ("refused" in answer) throw new Refusal(answer.refused.code, answer.refused.message);
      return answer.ok;
    },
  };
}

/** The schema with every object in it closed to fields that it does not name. */
function closed<Schema extends TSchema>(schema: Schema): Schema {
  return { ...schema, ...closing(schema) };
}

function closing(schema: TSchema): Partial<TSchema> {
  if (KindGuard.IsObject(schema))
    return {
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, closed(field)])),
    };
  if (KindGuard.IsArray(schema)) return { items: closed(schema.items) };
  return KindGuard.IsUnion(schema) ? { anyOf: schema.anyOf.map(closed) } : {};
}

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function decode(subject: string, data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(data));
  } catch (cause) {
    throw new MalformedMessage(`${subject}: the body is not JSON in UTF-8`, { cause });
  }
}

const malformed = (subject: string, fault: { path: string; message: string } | undefined) =>
  new MalformedMessage(`${subject}: ${fault?.path || "/"}: ${fault?.message ?? "does not fit its schema"}`);
