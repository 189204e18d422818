import { describe, expect, test } from "bun:test";
import { after, changesOf, gone, now, throttled, unchanged } from "../../test/finished-polls";
import type { Outcome } from "../outcome";
import type { FinishedPoll } from "./poll-finished";
import type { FeedChanges, FeedState } from "./state";

const snapshot = { sha256: "aa", newestUnreadable: false };

type Row = readonly [
  name: string,
  feed: Partial<FeedState>,
  outcome: Outcome,
  poll: Partial<FinishedPoll>,
  changes: FeedChanges,
];

describe("what happens during a poll", () => {
  test.each<Row>([
    [
      "a refresh wins over what the poll planned",
      { pollAgain: true },
      unchanged,
      {},
      { nextPollAt: now, nextPollReason: "the feed changed during its last poll" },
    ],
    ["a refresh wins over a feed that is gone", { pollAgain: true }, gone, {}, { nextPollAt: now, gone: true }],
    ["a refresh wins over a 429 without Retry-After", { pollAgain: true }, throttled(null), {}, { nextPollAt: now }],
    [
      "Retry-After wins over a refresh",
      { pollAgain: true },
      throttled(60),
      {},
      { nextPollAt: after(60), retryAfterUntil: after(60), nextPollReason: "the server asked to wait 1 hour" },
    ],
    [
      "an interval that a person sets plans the next poll",
      { pollEveryMs: 600_000 },
      unchanged,
      {},
      { nextPollAt: after(10) },
    ],
    [
      "a failure that the tagger reports is counted once, and plans the next poll",
      { documentFailures: 1 },
      unchanged,
      { snapshot },
      { documentFailures: 1, nextPollReason: "5 minutes after a failure" },
    ],
    [
      "a document that could be parsed after all is a failure no more",
      { documentFailures: 0 },
      unchanged,
      { snapshot: { ...snapshot, newestUnreadable: true } },
      { documentFailures: 0, nextPollReason: "every 3 hours, as the server's Cache-Control header asks" },
    ],
  ])("%s", (_, feed, outcome, poll, changes) => expect(changesOf(feed, outcome, poll)).toMatchObject(changes));

  test("a document that turns out unread stays forgotten, so that the next poll fetches it", () => {
    const forgotten = { etag: null, lastModified: null, sha256: null, documentFailures: 1, pollAgain: true };
    const changes = changesOf(forgotten, unchanged, { snapshot });
    expect(changes).toMatchObject({ maxAgeMs: 10_800_000, nextPollAt: now });
    for (const field of ["etag", "lastModified", "sha256"]) expect(changes).not.toHaveProperty(field);
  });
});
