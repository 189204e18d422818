import { deadLetterOf } from "@infostream/contracts/dead-letter";
import { consumers } from "@infostream/contracts/streams";
import { inBytes, inTime } from "../messages/measures";
import { requestUses, streamUses, users } from "../messages/roles";
import type { Schema } from "../stacks/schemas";
import { code, codes, table } from "../../markdown";

export const streamTable = (): string =>
  table(
    ["stream", "holds", "subjects", "published by", "consumed by", "read by", "kept", "largest message"],
    streamUses.map(({ stream, publishers, consumers: own, readers }) => [
      code(stream.name),
      stream.description,
      stream.subjects.map(code),
      publishers.map(({ user }) => user),
      own.map(({ user }) => user).join(", "),
      readers.join(", "),
      `${inTime(stream.maxAgeMs)}, ${inBytes(stream.maxBytes)}`,
      inBytes(stream.maxMessageBytes),
    ]),
  );

/** Streams that hold what died on its way through another. */
export const deadStreams = (): string =>
  codes(
    streamUses
      .filter(({ stream }) => stream.subjects.every((subject) => subject.startsWith(DEAD)))
      .map(({ stream }) => stream.name),
  );

const DEAD = deadLetterOf("").subject;

export const consumerTable = (): string =>
  table(
    ["consumer", "of", "given again after", "at most", "unacknowledged at once"],
    consumers.map(({ name, stream, ackWaitMs, maxDeliver, maxAckPending }) => [
      code(name),
      code(stream),
      inTime(ackWaitMs),
      `${maxDeliver} times`,
      maxAckPending.toLocaleString("en"),
    ]),
  );

export const requestTable = (): string =>
  table(
    ["request", "asked by", "answered by"],
    requestUses.map(({ subject, askers, answerers }) => [code(subject), askers.join(", "), answerers.join(", ")]),
  );

export const userTable = (): string =>
  table(
    ["user", "publishes", "subscribes"],
    users.map(([user, { publish, subscribe }]) => [
      user,
      eachStream(publish.allow).map(code),
      subscribe.allow.map(code),
    ]),
  );

/** Properties that all streams share, listed once. */
export function eachStream(subjects: readonly string[]): string[] {
  const names = streamUses.map(({ stream }) => stream.name);
  const general = (subject: string) => {
    const own = names.find((name) => subject.split(".").includes(name));
    if (own === undefined) return subject;
    const every = names.every((name) => subjects.includes(subject.replace(own, name)));
    return every ? subject.replace(own, "<each stream>") : subject;
  };
  return [...new Set(subjects.map(general))];
}

export const schemaTable = (schemas: readonly Schema[]): string =>
  table(
    ["schema", "owned and written by", "read by"],
    schemas.map(({ name, owner, readers }) => [code(name), owner, codes(readers) || "nobody else"]),
  );
