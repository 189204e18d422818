import type { Static, TSchema } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";

/** A message as it is sent: JSON in `data`, CloudEvents 1.0 attributes and `Nats-Msg-Id` in `headers`. */
export interface EncodedMessage {
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Uint8Array;
}

/** Where a message comes from and when; the parts of the envelope that its body does not know. */
export interface Origin {
  /** Name of the publishing service: becomes `ce-source` as `infostream/<service>`. */
  readonly source: string;
  readonly time: Date;
  /** W3C trace context of the work that led to this message; a new one where the caller has none. */
  readonly traceparent: string;
}

export interface Event<Schema extends TSchema> {
  readonly subject: string;
  readonly schema: Schema;
  /** Identity of the message: `ce-id` and `Nats-Msg-Id`, equal for every attempt to publish the same fact. */
  id(body: Static<Schema>): string;
  encode(body: Static<Schema>, origin: Origin): EncodedMessage;
  /** The body; throws {@link MalformedMessage} naming subject, path and fault. Unknown fields are kept: messages change by addition. */
  decode(message: Pick<EncodedMessage, "data">): Static<Schema>;
}

/** A message that is not what its subject promises. Trying again cannot help. */
export class MalformedMessage extends Error {
  override readonly name = "MalformedMessage";
}

/** Puts an encoded body, as an outbox keeps it, into its envelope. */
export function withEnvelope(subject: string, id: string, data: Uint8Array, origin: Origin): EncodedMessage {
  return {
    subject,
    headers: {
      "ce-specversion": "1.0",
      "ce-id": id,
      "ce-source": `infostream/${origin.source}`,
      "ce-type": subject,
      "ce-time": origin.time.toISOString(),
      "content-type": "application/json",
      "Nats-Msg-Id": id,
      traceparent: origin.traceparent,
    },
    data,
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** An event of InfoStream: the one place where its message is written and read. */
export function event<Schema extends TSchema>(
  subject: string,
  schema: Schema,
  identity: (body: Static<Schema>) => string,
): Event<Schema> {
  const checker = TypeCompiler.Compile(schema);
  return {
    subject,
    schema,
    id: identity,
    encode: (body, origin) =>
      withEnvelope(subject, identity(body), new TextEncoder().encode(JSON.stringify(body)), origin),
    decode: ({ data }) => {
      const value = parseJson(subject, data);
      if (checker.Check(value)) return value;
      const fault = checker.Errors(value).First();
      throw new MalformedMessage(`${subject}: ${fault?.path || "/"}: ${fault?.message ?? "does not fit its schema"}`);
    },
  };
}

function parseJson(subject: string, data: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(data));
  } catch (cause) {
    throw new MalformedMessage(`${subject}: the body is not JSON in UTF-8`, { cause });
  }
}
