import { expect, test } from "bun:test";
import type { EncodedMessage } from "@infostream/contracts";
import { sweep } from "./outbox";
import { Unavailable } from "./unavailable";

const message = (subject: string): EncodedMessage => ({ subject, headers: {}, data: new Uint8Array() });

/** An outbox in memory, and what happened to it, in order. */
function outbox(...ids: string[]) {
  const happened: string[] = [];
  const note = (what: string) => async (each: readonly string[]) => void happened.push(`${what} ${each.join(" ")}`);
  return {
    happened,
    claim: async (limit: number) => ids.splice(0, limit).map((id) => ({ id, message: message(id) })),
    publish: (messages: readonly EncodedMessage[]) => note("publish")(messages.map(({ subject }) => subject)),
    markPublished: note("mark"),
    release: note("release"),
  };
}

test("messages are published before they are marked", async () => {
  const box = outbox("a", "b");
  await sweep(box, box.publish, 10);
  expect(box.happened).toEqual(["publish a b", "mark a b"]);
});

test("a full sweep asks for another one", async () => {
  const box = outbox("a", "b", "c");
  expect(await sweep(box, box.publish, 2)).toBe(true);
  expect(await sweep(box, box.publish, 2)).toBe(false);
  expect(await sweep(box, box.publish, 2)).toBe(false);
  expect(box.happened).toEqual(["publish a b", "mark a b", "publish c", "mark c"]);
});

test("messages are released where no server takes them", async () => {
  const box = outbox("a");
  const away = () => Promise.reject(new Unavailable("no JetStream"));
  await expect(sweep(box, away, 10)).rejects.toThrow("no JetStream");
  expect(box.happened).toEqual(["release a"]);
});

test("messages that fail for another reason keep their claim, so that they are not tried at once", async () => {
  const box = outbox("a");
  const broken = () => Promise.reject(new Error("no such stream"));
  await expect(sweep(box, broken, 10)).rejects.toThrow("no such stream");
  expect(box.happened).toEqual([]);
});
