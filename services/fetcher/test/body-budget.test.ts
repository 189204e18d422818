import { afterAll, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { fetchDocument } from "../adapters/fetch-document";
import { bodyBudget, type BodyMemory } from "../adapters/body-budget";
import { feedServer } from "./feed-server";

// each file has a default of its own
setDefaultTimeout(20_000);

const MiB = 1024 * 1024;
const never = new AbortController().signal;
const stack = new DisposableStack();
afterAll(() => stack.dispose());

const fetchFrom = (url: string, room: BodyMemory, timeLimitMs = 10_000) =>
  fetchDocument(
    { userAgent: "x", maxBodyBytes: 8 * MiB, timeLimitMs, reach: { privateNetworks: true, allowedHosts: [] } },
    never,
  )({ url, etag: null, lastModified: null }, room);
const site = (bytes: number) => stack.use(feedServer(() => new Response(new Uint8Array(bytes))));

/** Whether a promise has come to its end by now. */
const settled = (work: Promise<unknown>) => Promise.race([work.then(() => true), Bun.sleep(0).then(() => false)]);

test("small documents are read while large ones hold all the memory", async () => {
  const openRoom = bodyBudget({ totalBytes: 8 * MiB, mostBytes: 8 * MiB });
  using all = openRoom();
  await all.grow(8 * MiB, never);
  const small = site(MiB / 2);
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      using room = openRoom();
      return await fetchFrom(small.url, room);
    }),
  );
  expect(answers.every((answer) => "status" in answer)).toBe(true);
});
test("a large document waits for memory, and is read once another poll gives its memory back", async () => {
  const openRoom = bodyBudget({ totalBytes: 8 * MiB, mostBytes: 8 * MiB });
  const first = openRoom();
  await first.grow(8 * MiB, never);
  using second = openRoom();
  const large = site(5 * MiB);
  const asked = fetchFrom(large.url, second);
  await until("the second document is asked for", () => large.requests.length === 1);
  expect(await settled(asked)).toBe(false);
  first[Symbol.dispose]();
  const answer = await asked;
  expect("body" in answer && answer.body.byteLength).toBe(5 * MiB);
});
test("a document that gets no memory in time fails with that reason, and leaves the memory to others", async () => {
  const openRoom = bodyBudget({ totalBytes: 8 * MiB, mostBytes: 8 * MiB });
  const first = openRoom();
  await first.grow(8 * MiB, never);
  using second = openRoom();
  expect(await fetchFrom(site(5 * MiB).url, second, 300)).toEqual({
    unreachable: "The document ran out of time while other large documents were being read",
  });
  first[Symbol.dispose]();
  using third = openRoom();
  expect(await fetchFrom(site(5 * MiB).url, third)).toMatchObject({ status: 200 });
});
test("many large documents at once are all read, in any amount of memory", async () => {
  const openRoom = bodyBudget({ totalBytes: 10 * MiB, mostBytes: 8 * MiB });
  const sites = Array.from({ length: 20 }, (_, i) => site(2 * MiB + (i * MiB) / 4));
  const read = await Promise.all(
    sites.map(async ({ url }) => {
      using room = openRoom();
      const answer = await fetchFrom(url, room);
      return "unreachable" in answer ? answer.unreachable : answer.body.byteLength;
    }),
  );
  expect(read).toEqual(sites.map((_, i) => 2 * MiB + (i * MiB) / 4));
});
test("a decoder's large window counts, an ordinary one does not", async () => {
  const openRoom = bodyBudget({ totalBytes: 16 * MiB, mostBytes: 16 * MiB });
  const first = openRoom();
  await first.reserve(16 * MiB, never);
  using second = openRoom();
  await second.reserve(4 * MiB, never);
  const larger = second.reserve(8 * MiB, never);
  expect(await settled(larger)).toBe(false);
  first[Symbol.dispose]();
  await larger;
});
test("views of memory that was given back are empty", async () => {
  const room = bodyBudget({ totalBytes: 8 * MiB, mostBytes: 8 * MiB })();
  const body = new Uint8Array(await room.grow(MiB, never));
  room[Symbol.dispose]();
  expect(body.byteLength).toBe(0);
});
