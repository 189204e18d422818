import { headers, type Msg, type MsgHdrs } from "nats";

/** The NATS client's headers from plain ones. */
export function toNatsHeaders(plain: Readonly<Record<string, string>>): MsgHdrs {
  const result = headers();
  for (const [name, value] of Object.entries(plain)) result.set(name, value);
  return result;
}

/** Plain headers of a message; of a repeated one, the last value. */
export function fromNatsHeaders(message: Pick<Msg, "headers">): Record<string, string> {
  return Object.fromEntries(Array.from(message.headers ?? [], ([name, values]) => [name, values.at(-1) ?? ""]));
}
