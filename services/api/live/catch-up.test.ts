import { expect, test } from "bun:test";
import type { ReadResult } from "@infostream/chassis/read-stream";
import { createLog } from "@infostream/chassis/log";
import golden from "../../../contracts/testdata/article.tagged.json";
import { catchUp } from "./catch-up";
import { createClient } from "./client";
import { recentEvents } from "./recent-events";

const context = { log: createLog("api", "error", () => {}) };
const all = { tags: [], feed: null };
const at = (sequence: number) => ({ sequence, storedMs: null });
const message = (sequence: number) => ({
  position: at(sequence),
  data: new TextEncoder().encode(JSON.stringify({ ...golden, id: String(sequence) })),
});

/** A client that resumes from a position of a stream whose newest message is `newest`; gives what it was sent. */
async function resumed(from: number, newest: number, pages: readonly (ReadResult | null)[]) {
  const client = createClient(1_000_000, () => {});
  const recent = recentEvents(at(newest), { events: 10, bytes: 1000 });
  const left = [...pages];
  let rounds = 0;
  const world = {
    recent: () => recent,
    read: async () => left.shift() ?? null,
    nextRound: async () => void rounds++,
    join: () => client.end("stopping"),
  };
  const text = new Response(client.body).text();
  await catchUp(client, at(from), all, world, context);
  const ids = Array.from(
    (await text).matchAll(/^(?:event: (.*)\n)?id: (.*)$/gm),
    ([, event = "", id]) => `${event} ${id}`,
  );
  return { ids, rounds, left: left.length };
}

const read = (...sequences: readonly number[]): ReadResult => ({
  kind: "read",
  messages: sequences.map(message),
  more: true,
});

test("page follows page until the newest are reached", async () => {
  const { ids } = await resumed(1, 4, [read(2, 3), read(4)]);
  expect(ids).toEqual(["article 2", "article 3", " 3", "article 4", " 4"]);
});

test("a stream that cannot be read, or is not known so far yet, is asked again when it was read", async () => {
  expect(await resumed(1, 2, [null, null, read(2)])).toEqual({ ids: ["article 2", " 2"], rounds: 2, left: 0 });
  expect(await resumed(3, 2, [read(), read(), { kind: "lost" }])).toEqual({ ids: ["reset 2"], rounds: 2, left: 0 });
});

test("a client that is too far back gets a reset, without a look into the stream", async () => {
  expect(await resumed(5, 100_006, [read(6)])).toEqual({ ids: ["reset 100006"], rounds: 0, left: 1 });
  expect((await resumed(6, 100_006, [{ kind: "lost" }])).left).toBe(0);
});
