import { expect, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { createLog } from "@infostream/chassis/log";
import { Unavailable } from "@infostream/chassis/unavailable";
import type { EncodedMessage } from "@infostream/contracts";
import { relayDocuments } from "./relay-documents";

const context = { log: createLog("test", "error"), fail: (error: unknown) => Promise.reject(error) };
const message = (subject: string): EncodedMessage => ({ subject, headers: {}, data: new Uint8Array() });
const roomy = { maxBytes: 1000, bytes: 0, messages: 0, waiting: 0 };

/** An outbox in memory: what waits, what is claimed, what was published. */
function outbox(...ids: string[]) {
  const state = { waiting: ids, claimed: [] as string[], published: [] as string[], backlog: roomy };
  const drop = (from: string[], gone: readonly string[]) => from.filter((id) => !gone.includes(id));
  return {
    state,
    claim: async (limit: number) => {
      state.claimed = state.waiting.splice(0, limit);
      return state.claimed.map((id) => ({ id, message: message(id) }));
    },
    publish: async (messages: readonly EncodedMessage[]) =>
      void state.published.push(...messages.map(({ subject }) => subject)),
    markPublished: async (done: readonly string[]) => void (state.claimed = drop(state.claimed, done)),
    release: async (left: readonly string[]) => {
      state.claimed = drop(state.claimed, left);
      state.waiting.unshift(...left);
    },
    backlog: async () => state.backlog,
  };
}

test("nothing is published while half of the stream's room waits for the tagger", async () => {
  const box = outbox("a");
  box.state.backlog = { maxBytes: 1000, bytes: 600, messages: 6, waiting: 5 };
  let asked = 0;
  const backlog = () => {
    asked++;
    return box.backlog();
  };
  await using _ = relayDocuments({ ...box, backlog }, context);
  await until("it has asked twice", () => asked === 2);
  expect(box.state).toMatchObject({ waiting: ["a"], published: [] });
  box.state.backlog = roomy;
  await until("the relay goes on", () => box.state.published.length === 1);
});

test("what could not be published is given back, and published later", async () => {
  const box = outbox("a", "b");
  let away = true;
  const publish = async (messages: readonly EncodedMessage[]) => {
    if (away) throw new Unavailable("no JetStream");
    await box.publish(messages);
  };
  await using _ = relayDocuments({ ...box, publish }, context);
  await until("it is given back", () => box.state.waiting.length === 2 && box.state.claimed.length === 0);
  away = false;
  await until("it is published", () => box.state.published.length === 2);
  expect(box.state).toMatchObject({ waiting: [], claimed: [], published: ["a", "b"] });
});

test("a long outbox is worked off without a pause", async () => {
  const box = outbox(...Array.from({ length: 1000 }, (_, n) => String(n)));
  await using _ = relayDocuments(box, context);
  await until("all are published", () => box.state.published.length === 1000, 900);
});
