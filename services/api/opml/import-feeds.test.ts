import { expect, test } from "bun:test";
import type { RequestFeeds } from "../feeds/request-feeds";
import { importFeeds } from "./import-feeds";

type Row = { url: string };

/** A fetcher that accepts every feed except those whose URL it refuses. */
function owner() {
  const parts: Row[][] = [];
  const requestFeeds = async (_request: unknown, { feeds }: { feeds: Row[] }) => {
    parts.push(feeds);
    const invalid = feeds.filter(({ url }) => /refused|^ftp:/.test(url)).map(({ url }) => ({ url, reason: "refused" }));
    return { added: feeds.length - invalid.length, known: 0, invalid };
  };
  return { parts, requestFeeds: requestFeeds as unknown as RequestFeeds };
}
const outline = (url: string | null, title: string | null = null) => ({ url, title });

test("every row is either added, known or invalid", async () => {
  const { requestFeeds } = owner();
  const rows = [
    "https://a.example/",
    "https://a.example/",
    "https://refused.example/",
    "https://refused.example/",
    "ftp://x/",
    "x",
    null,
  ];
  const { added, known, invalid } = await importFeeds(
    rows.map((url) => outline(url)),
    requestFeeds,
  );
  expect([added, known, invalid.length]).toEqual([2, 1, 4]);
  expect(invalid.every(({ reason }) => reason !== "")).toBe(true);
});

test("no message to the fetcher holds more than 500 rows or outgrows the broker's limit", async () => {
  const { requestFeeds, parts } = owner();
  await importFeeds(
    Array.from({ length: 1201 }, (_, i) => outline(`https://x.example/${i}`)),
    requestFeeds,
  );
  expect(parts.map((part) => part.length)).toEqual([500, 500, 201]);
  parts.length = 0;
  await importFeeds(
    Array.from({ length: 500 }, (_, i) => outline(`https://x.example/${i}/${"y".repeat(2000)}`, "é".repeat(900))),
    requestFeeds,
  );
  expect(parts.flat()).toHaveLength(500);
  for (const part of parts) expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(500_000);
});
