import { type Static, Type as t } from "@sinclair/typebox";
import { nullable } from "./nullable";
import { request } from "./request";

export const FeedStatus = t.Union([t.Literal("active"), t.Literal("paused"), t.Literal("failing"), t.Literal("gone")]);
export type FeedStatus = Static<typeof FeedStatus>;

const time = nullable(t.String({ description: "RFC 3339, UTC" }));
const duration = t.String({ description: "as 10s, 15m, 24h" });

/** A feed as its owner, the fetcher, knows it. The api adds `articles`, the number stored. */
export const Feed = t.Object({
  id: t.String(),
  url: t.String(),
  title: nullable(t.String()),
  siteUrl: nullable(t.String()),
  status: FeedStatus,
  pollEvery: nullable(duration),
  lastPolledAt: time,
  lastChangedAt: time,
  nextPollAt: time,
  nextPollReason: nullable(t.String()),
  failures: t.Integer({ minimum: 0, description: "in a row" }),
  lastError: nullable(t.String()),
});
export type Feed = Static<typeof Feed>;

/** A request to subscribe: the URL of a feed, or of a page that names one. */
export const NewFeed = t.Object({
  url: t.String(),
  title: t.Optional(nullable(t.String())),
  pollEvery: t.Optional(nullable(duration)),
});
export type NewFeed = Static<typeof NewFeed>;

export const FeedChange = t.Object({
  url: t.Optional(t.String()),
  title: t.Optional(nullable(t.String())),
  pollEvery: t.Optional(nullable(duration)),
  paused: t.Optional(t.Boolean()),
});
export type FeedChange = Static<typeof FeedChange>;

const byId = t.Object({ id: t.String() });
const Page = t.Object({
  limit: t.Integer({ minimum: 1, maximum: 1000 }),
  after: nullable(t.String({ description: "the id below which the page begins; newest first" })),
});

/** Requests to the fetcher, the only owner of feeds. The api sends them on behalf of people. */
export const feedRequests = {
  list: request("feeds.list", Page, t.Object({ feeds: t.Array(Feed), next: nullable(t.String()) })),
  get: request("feeds.get", byId, Feed),
  add: request("feeds.add", NewFeed, t.Object({ feed: Feed, added: t.Boolean() })),
  change: request("feeds.change", t.Object({ id: t.String(), change: FeedChange }), Feed),
  remove: request("feeds.remove", byId, t.Object({})),
  refresh: request("feeds.refresh", byId, t.Object({})),
  /** A part of an OPML file, at most 500 rows a request, so that no message outgrows the broker's limit. */
  import: request(
    "feeds.import",
    t.Object({ feeds: t.Array(NewFeed, { maxItems: 500 }) }),
    t.Object({
      added: t.Integer(),
      known: t.Integer(),
      invalid: t.Array(t.Object({ url: t.String(), reason: t.String() })),
    }),
  ),
} as const;
