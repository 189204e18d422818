import { Type as t } from "@sinclair/typebox";

// `x-must-be` ends the sentence `"since" must be …` that a client reads where a value does not fit

/** The id of a feed or an article: a positive bigint, written as text. */
export const Id = t.String({ pattern: "^[1-9][0-9]{0,18}$", examples: ["1"] });

/** How many items a page of a list holds. */
export const Limit = t.Integer({ minimum: 1, maximum: 200, default: 50, description: "items a page", examples: [20] });

/** A place in a list, as the `next` of the page before it; opaque, and valid while items arrive. */
export const cursor = (example: string) =>
  t.String({
    description: "continues a list where the page before it ended",
    "x-must-be": 'the value of "next" from an earlier answer',
    examples: [example],
  });

/** A time to the millisecond. A blank stands for the plus sign of an offset that was not percent-encoded. */
export const moment = (description: string, example: string) =>
  t.String({
    pattern: "^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,12})?([Zz]|[+ -]\\d{2}:\\d{2})$",
    description,
    "x-must-be": "an RFC 3339 time such as 2026-01-31T08:00:00Z",
    examples: [example],
  });

/** Tags to narrow by. Each costs a join. */
export const Tags = t.Array(t.String(), {
  maxItems: 10,
  default: [],
  description: "only articles that carry this tag; may be given up to ten times, and all must hold",
  examples: [["Economy"]],
});

/** A feed to narrow by. */
export const FeedFilter = t.String({
  pattern: Id.pattern,
  description: "only articles of the feed with this id",
  "x-must-be": "a feed id (a whole number)",
  examples: ["1"],
});

/** What a reader searches for. */
export const SearchText = t.String({
  maxLength: 500,
  description: 'words that must all occur; "a phrase", -without, one OR other',
  examples: ["rates -crypto"],
});
