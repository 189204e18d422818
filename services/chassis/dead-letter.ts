import { deadLetterOf, type EncodedMessage } from "@infostream/contracts";
import type { JsMsg } from "nats";
import { childOf } from "./trace";
import { fromNatsHeaders } from "./headers";

/**
 * The dead letter of a message: its bytes and headers as they came, the cause in words, and its place in the stream. It goes to
 * the dead letters of `subject`, which its consumer reads, since a foreign message may have any other subject.
 */
export function deadLetter(subject: string, message: JsMsg, cause: string, source: string, time: Date): EncodedMessage {
  const headers = fromNatsHeaders(message);
  return deadLetterOf(subject).encode(
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
