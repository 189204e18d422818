import { deadLetterOf, type Wire } from "@infostream/contracts";
import type { JsMsg } from "nats";
import { childOf } from "./trace";
import { fromHeaders } from "./wire";

/** The dead letter of a message: its bytes and headers as they came, the cause in words, and where it lay. */
export function deadLetter(message: JsMsg, cause: string, source: string, time: Date): Wire {
  const headers = fromHeaders(message);
  return deadLetterOf(message.subject).encode(
    {
      subject: message.subject,
      stream: message.info.stream,
      sequence: message.seq,
      cause,
      attempts: message.info.redeliveryCount,
      headers,
      data: Buffer.from(message.data).toString("base64"),
      diedAt: time.toISOString(),
    },
    { source, time, traceparent: childOf(headers["traceparent"]) },
  );
}
