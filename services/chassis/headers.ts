import { headers, type Msg, type MsgHdrs } from "nats";

/** Headers of the client's own kind out of plain ones. */
export function toNatsHeaders(plain: Readonly<Record<string, string>>): MsgHdrs {
  const result = headers();
  for (const [name, value] of Object.entries(plain)) result.set(name, value);
  return result;
}

/** Plain headers of a message; the last value holds where one is repeated. */
export function fromNatsHeaders(message: Pick<Msg, "headers">): Record<string, string> {
  return Object.fromEntries(Array.from(message.headers ?? [], ([name, values]) => [name, values.at(-1) ?? ""]));
}
