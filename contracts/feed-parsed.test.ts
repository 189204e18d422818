import { expect, test } from "bun:test";
import { FeedParsed } from "./feed-parsed";

test("a document that is read after all has another message than when it was not", () => {
  const failed = { outcome: "failed", feedId: "3", fetchId: "f", reason: "lost" } as const;
  expect(FeedParsed.id({ ...failed, unread: true })).toBe("unread-f");
  expect(FeedParsed.id({ ...failed, unread: false })).toBe("parsed-f");
  expect(FeedParsed.id(failed)).toBe("parsed-f");
});
