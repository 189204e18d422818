import { type Static, Type as t } from "@sinclair/typebox";
import { event } from "./event";
import { nullable } from "./nullable";

const common = {
  feedId: t.String({ pattern: "^[0-9]+$" }),
  fetchId: t.String(),
};

/** The document is a feed: what its schedule and its entry in the list of feeds need to know of it. */
const Understood = t.Object({
  ...common,
  outcome: t.Literal("understood"),
  title: nullable(t.String()),
  siteUrl: nullable(t.String()),
  items: t.Integer({ minimum: 0 }),
  publishedGapsMs: t.Array(t.Integer({ minimum: 0 }), {
    description: "between the published dates of neighbouring items, newest first; at most 50",
  }),
  ttlMs: nullable(t.Integer({ minimum: 0, description: "shortest time between polls that `ttl` or `sy:` ask for" })),
});

/** The document is not a feed, or it could not be read: the feed's failure, in words for a person. */
const Failed = t.Object({
  ...common,
  outcome: t.Literal("failed"),
  reason: t.String(),
  unread: t.Optional(
    t.Boolean({ description: "nothing is known to be wrong with the document: it must be fetched again to be read" }),
  ),
});

/** A document that was not read may be read later, from a dead letter. Its second message then differs from its first. */
const idOf = (body: Static<typeof Understood> | Static<typeof Failed>) =>
  `${body.outcome === "failed" && body.unread ? "unread" : "parsed"}-${body.fetchId}`;

/**
 * What the tagger found in a document, for the fetcher, which owns a feed's title, site, schedule and `lastError`.
 * Published by the tagger, at least once per document.
 */
export const FeedParsed = event("feed.parsed", t.Union([Understood, Failed]), idOf);
export type FeedParsed = Static<typeof FeedParsed.schema>;
export type Understood = Static<typeof Understood>;
