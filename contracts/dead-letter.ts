import { type Static, Type as t } from "@sinclair/typebox";
import { event } from "./event";

const body = t.Object({
  subject: t.String({ description: "where the message was read" }),
  stream: t.String(),
  sequence: t.Integer({ minimum: 1, description: "its place in the stream" }),
  cause: t.String({ description: "why it cannot be processed, in words" }),
  attempts: t.Integer({ minimum: 1 }),
  headers: t.Record(t.String(), t.String()),
  data: t.String({ description: "the message's bytes, base64, so that any message can be replayed" }),
  diedAt: t.String({ description: "RFC 3339, UTC" }),
});

/** The dead letters of one subject: messages that no attempt can process, with their cause, to be looked at and replayed. */
export const deadLetterOf = (subject: string) =>
  event(`dead.${subject}`, body, (letter) => `dead-${letter.stream}-${letter.sequence}`);

export type DeadLetter = Static<typeof body>;
