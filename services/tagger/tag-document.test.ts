import { expect, test } from "bun:test";
import type { FeedRaw } from "@infostream/contracts";
import { giveUp, type TaggedDocument } from "./tag-document";

const document: FeedRaw = {
  fetchId: "f",
  feedId: "1",
  feedUrl: "https://example.org/feed",
  feedTitle: "Mine",
  url: "https://example.org/feed",
  archiveKey: "raw/a",
  sha256: "aa",
  bytes: 1,
  status: 200,
  headers: {},
  fetchedAt: "2026-01-06T10:00:00.000Z",
};

test("a document that is given up is stored as its feed's failure alone, to be fetched again", async () => {
  const stored: TaggedDocument[] = [];
  await giveUp(document, "trace", "No attempt finished", { store: async (each) => void stored.push(each) });
  expect(stored).toEqual([
    {
      document,
      traceparent: "trace",
      feed: null,
      drafts: [],
      parser: "",
      parseResult: { outcome: "failed", feedId: "1", fetchId: "f", reason: "No attempt finished", unread: true },
    },
  ]);
});
