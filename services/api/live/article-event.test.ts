import { expect, test } from "bun:test";
import type { ArticleTagged } from "@infostream/contracts";
import { createLog } from "@infostream/chassis/log";
import golden from "../../../contracts/testdata/article.tagged.json";
import { chunksFor, toEvents, wants } from "./article-event";

const lines: string[] = [];
const context = { log: createLog("api", "debug", (line) => void lines.push(line)) };
const message = (sequence: number, change: Partial<ArticleTagged> = {}) => ({
  position: { sequence, storedMs: 1_763_712_000_000 },
  data: new TextEncoder().encode(JSON.stringify({ ...golden, ...change })),
});
const text = (chunks: readonly Uint8Array[]) => chunks.map((chunk) => new TextDecoder().decode(chunk));

test("an article is one event, even with line breaks in its texts", () => {
  const title = "a\nb\r\nc\rd\u2028e\n\nevent: reset\n\n";
  const [event] = toEvents([message(7, { title })], context);
  const [all = ""] = text([event?.text ?? new Uint8Array()]);
  const [kind, id, data = "", ...rest] = all.split(/\r\n|\n|\r/);
  expect([kind, id, rest]).toEqual(["event: article", "id: 7.1763712000000", ["", ""]]);
  expect(JSON.parse(data.slice("data: ".length))).toEqual({ ...golden, title });
});

test("a message that does not decode is noted and passed over", () => {
  const broken = { ...message(2), data: new TextEncoder().encode("{}") };
  expect(toEvents([message(1), broken, message(3)], context).map(({ at }) => at.sequence)).toEqual([1, 3]);
  expect(lines.join()).toContain('"event":"message.skipped"');
});

test("all tags must hold, and the feed beside them", () => {
  const tags = ["Space", "Europe"].map((name) => ({ name, matches: [] }));
  const [event] = toEvents([message(1, { tags })], context);
  const wanted = (names: readonly string[], feed: string | null = null) =>
    event !== undefined && wants({ tags: names, feed }, event);
  expect([wanted([]), wanted(["Space"]), wanted(["Europe", "Space"]), wanted(["Space"], "3")]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([wanted(["space"]), wanted(["Space", "Else"]), wanted([], "4")]).toEqual([false, false, false]);
});

test("many events go out in chunks of bounded size that hold whole events, a large one alone", () => {
  const summary = "x".repeat(20_000);
  const messages = [message(1), message(2, { summary }), message(3, { summary }), message(4, { summary }), message(5)];
  const large = message(6, { summary: "y".repeat(100_000) });
  const events = toEvents([...messages, large, message(7)], context);
  const chunks = text(chunksFor({ tags: [], feed: null }, events));
  expect(chunks.map((chunk) => [...chunk.matchAll(/^id: (\d+)/gm)].map(([, id]) => id))).toEqual([
    ["1", "2", "3", "4", "5"],
    ["6"],
    ["7"],
  ]);
  expect(chunksFor({ tags: ["none"], feed: null }, events)).toEqual([]);
});
