import type { ArticleStore } from "@infostream/contracts";
import { ListPageQuery } from "@infostream/contracts/http/articles";
import { FeedPath, FeedsPageQuery } from "@infostream/contracts/http/feeds";
import type { Kysely } from "kysely";
import { HTML_TYPE, liveHeaders } from "../answers/headers";
import { decodeCursor } from "../articles/cursor";
import { listArticles } from "../articles/list-articles";
import { selectionOf } from "../articles/selection";
import { readId } from "../http/id";
import { linkToNext } from "../http/link";
import { notFound } from "../http/problem";
import { route } from "../http/route";
import { eventsAddress } from "../live/events-address";
import type { LiveArticles } from "../live/live-articles";
import type { Shell } from "../pages/layout";
import type { RequestFeeds } from "./request-feeds";
import { requestFeedHealth } from "./request-health";
import { decodeFeedCursor, encodeFeedCursor } from "./feed-cursor";
import { feedPage } from "./feed-page";
import { feedsPage } from "./feeds-page";
import { findStoredFeed } from "./find-stored-feed";
import { listFeeds } from "./list-feeds";

export interface FeedPagesDeps {
  readonly db: Kysely<ArticleStore>;
  readonly requestFeeds: RequestFeeds;
  readonly live: Pick<LiveArticles, "position">;
  readonly now: () => Date;
}

const FEEDS_PER_PAGE = 100;
const ARTICLES_PER_PAGE = 30;

/** The pages `/feeds` and `/feeds/{id}`. */
export const feedPageRoutes = ({ db, requestFeeds, live, now }: FeedPagesDeps, shell: Shell) => [
  route({
    id: "feedsPage",
    group: "Pages",
    method: "GET",
    path: "/feeds",
    summary: "The page of all feeds with their health",
    query: FeedsPageQuery,
    read: { cursor: decodeFeedCursor },
    answers: { 200: { description: "the page", type: HTML_TYPE, example: "<!doctype html>" } },
    problems: ["unavailable"],
  })(async ({ query: { cursor = null } }) => {
    const { feeds, next: id } = await listFeeds(db, requestFeeds, { limit: FEEDS_PER_PAGE, after: cursor });
    const next = id === null ? null : encodeFeedCursor(id);
    const body = await feedsPage({ feeds, first: cursor === null, next, now: now() }, shell);
    return { status: 200, body, headers: linkToNext("/feeds", new URLSearchParams(), next) };
  }),
  route({
    id: "feedPage",
    group: "Pages",
    method: "GET",
    path: "/feeds/{id}",
    summary: "The page of a feed with its health and articles",
    params: FeedPath,
    names: "feed",
    query: ListPageQuery,
    read: { cursor: decodeCursor },
    answers: {
      200: { description: "the page", type: HTML_TYPE, example: "<!doctype html>" },
      503: {
        description: "the page without the feed's health, where the fetcher is not answering",
        type: HTML_TYPE,
        example: "<!doctype html>",
      },
    },
    problems: ["unavailable"],
  })(async ({ params: { id }, query, search }) => {
    if (readId(id) === null) throw notFound("feed");
    // before the list is read, so that no article falls between list and events
    const events = query.cursor === undefined ? eventsAddress(live.position(), { feed: id }) : null;
    const [health, stored, page] = await Promise.all([
      requestFeedHealth(requestFeeds, id),
      findStoredFeed(db, id),
      listArticles(db, selectionOf({ ...query, feed: id }, ARTICLES_PER_PAGE)),
    ]);
    // stored articles are shown even if the fetcher does not answer
    if (health.kind === "silent" && stored === null) throw health.problem;
    const feed = health.kind === "known" ? health.feed : stored;
    if (feed === null) throw notFound("feed");
    const articles = stored?.articles ?? 0;
    const body = await feedPage({ id, feed, health, articles, page, search, events, now: now() }, shell);
    const headers = { ...linkToNext(`/feeds/${id}`, search, page.next), ...liveHeaders };
    return health.kind === "silent"
      ? { status: 503, body, headers: { ...headers, ...health.problem.headers } }
      : { status: 200, body, headers };
  }),
];
