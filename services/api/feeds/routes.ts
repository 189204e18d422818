import { type ArticleStore, feedRequests } from "@infostream/contracts";
import { examples } from "@infostream/contracts/http/examples";
import {
  CountedFeed,
  FeedChangeBody,
  FeedList,
  FeedPath,
  FeedsQuery,
  NewFeedBody,
  RefreshAccepted,
} from "@infostream/contracts/http/feeds";
import type { Kysely } from "kysely";
import { readId } from "../http/id";
import { linkToNext } from "../http/link";
import { invalidBody, notFound } from "../http/problem";
import { route } from "../http/route";
import type { RequestFeeds } from "./request-feeds";
import { decodeFeedCursor, encodeFeedCursor } from "./feed-cursor";
import { withArticleCount, listFeeds } from "./list-feeds";

export interface FeedsDeps {
  readonly db: Kysely<ArticleStore>;
  readonly requestFeeds: RequestFeeds;
}

const group = "Feeds";
const oneFeed = { params: FeedPath, names: "feed" } as const;

/** `/api/feeds`. Never cached, so that a client sees its own changes at once. */
export const feedRoutes = ({ db, requestFeeds }: FeedsDeps) => [
  route({
    id: "listFeeds",
    group,
    method: "GET",
    path: "/api/feeds",
    summary: "Feeds with their health, the newest first",
    query: FeedsQuery,
    read: { cursor: decodeFeedCursor },
    answers: {
      200: {
        description: "a page of feeds",
        schema: FeedList,
        example: { items: [examples.feed], next: null },
        headers: { link: 'the next page, as rel="next"; missing on the last one' },
      },
    },
    problems: ["unavailable"],
  })(async ({ query: { limit, cursor = null }, search }) => {
    const { feeds, next } = await listFeeds(db, requestFeeds, { limit, after: cursor });
    const encoded = next === null ? null : encodeFeedCursor(next);
    return {
      status: 200,
      value: { items: [...feeds], next: encoded },
      headers: linkToNext("/api/feeds", search, encoded),
    };
  }),
  route({
    id: "getFeed",
    group,
    method: "GET",
    path: "/api/feeds/{id}",
    summary: "One feed with its health",
    ...oneFeed,
    answers: { 200: { description: "the feed", schema: CountedFeed, example: examples.feed } },
    problems: ["unavailable"],
  })(async ({ params }) => ({
    status: 200,
    value: await withArticleCount(db, await requestFeeds(feedRequests.get, feedId(params))),
  })),
  route({
    id: "addFeed",
    group,
    method: "POST",
    path: "/api/feeds",
    summary: "Subscribes to a feed",
    description: "The URL may also be that of a web page that names its feed.",
    admin: true,
    body: { schema: NewFeedBody, example: examples.newFeed },
    answers: {
      200: { description: "the feed, which was subscribed already", schema: CountedFeed, example: examples.feed },
      201: {
        description: "the feed, which is new",
        schema: CountedFeed,
        example: examples.feed,
        headers: { location: "the feed's address in this API" },
      },
    },
    problems: ["unavailable"],
  })(async ({ body }) => {
    const { feed, added } = await requestFeeds(feedRequests.add, body);
    const headers = { location: `/api/feeds/${feed.id}` };
    return { status: added ? 201 : 200, value: await withArticleCount(db, feed), headers };
  }),
  route({
    id: "changeFeed",
    group,
    method: "PATCH",
    path: "/api/feeds/{id}",
    summary: "Changes a feed",
    description: "What the body leaves out stays as it is.",
    admin: true,
    ...oneFeed,
    body: { schema: FeedChangeBody, example: examples.feedChange },
    answers: { 200: { description: "the changed feed", schema: CountedFeed, example: examples.feed } },
    problems: ["conflict", "unavailable"],
  })(async ({ params, body }) => {
    const fields = Object.keys(FeedChangeBody.properties);
    if (!fields.some((field) => field in body))
      throw invalidBody(`The request body changes nothing. Give at least one of ${fields.join(", ")}.`);
    const feed = await requestFeeds(feedRequests.change, { ...feedId(params), change: body });
    return { status: 200, value: await withArticleCount(db, feed) };
  }),
  route({
    id: "removeFeed",
    group,
    method: "DELETE",
    path: "/api/feeds/{id}",
    summary: "Unsubscribes from a feed",
    description: "Its articles stay.",
    admin: true,
    ...oneFeed,
    answers: { 204: { description: "the feed is gone" } },
    problems: ["unavailable"],
  })(async ({ params }) => {
    await requestFeeds(feedRequests.remove, feedId(params));
    return { status: 204 };
  }),
  route({
    id: "refreshFeed",
    group,
    method: "POST",
    path: "/api/feeds/{id}/refresh",
    summary: "Polls a feed now instead of at its scheduled time",
    admin: true,
    ...oneFeed,
    answers: { 202: { description: "the poll will follow", schema: RefreshAccepted, example: {} } },
    problems: ["too-early", "unavailable"],
  })(async ({ params }) => {
    await requestFeeds(feedRequests.refresh, feedId(params));
    return { status: 202, value: {} };
  }),
];

/** The feed that the path names. A text that cannot be an id is a 404, not a 400. */
function feedId({ id }: { readonly id: string }) {
  if (readId(id) === null) throw notFound("feed");
  return { id };
}
