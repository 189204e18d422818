/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";
import type { LiveArticles } from "../live/live-articles";
import type { AskFeeds } from "./ask-feeds";
import { Elysia } from "elysia";
import { ownPage } from "../answers/own";
import { liveHeaders } from "../answers/rendered";
import { isId } from "../http/id";
import { listArticles } from "../articles/list-articles";
import { ArticleList } from "../articles/list-view";
import { readCursor } from "../articles/selection";
import type { Shell } from "../pages/layout";
import { linkToNext } from "../http/link";
import { eventsAddress } from "../live/events-address";
import { queryOf } from "../http/parameters";
import { notFound } from "../http/problem";
import { askHealth, type Health } from "./ask-health";
import { findStoredFeed } from "./find-stored-feed";
import { FeedHealth, FeedLinks } from "./view";

const PER_PAGE = 30;

export interface FeedPageDeps {
  readonly db: Kysely<ArticleStore>;
  readonly ask: AskFeeds;
  readonly live: Pick<LiveArticles, "position">;
  readonly now: () => Date;
}

/** `/feeds/{id}`: one feed's health and articles. What is stored is shown also where the fetcher is silent. */
export const feedPage = ({ db, ask, now, live }: FeedPageDeps, shell: Shell) =>
  new Elysia().get("/feeds/:id", async ({ request, params: { id } }) => {
    if (id === null || !isId(id)) throw notFound("feed");
    const query = queryOf(request);
    const after = readCursor(query);
    const selection = { tags: [], feed: id, q: null, since: null, until: null, after, limit: PER_PAGE };
    const events = after === null ? eventsAddress(live.position(), { feed: id }) : null;
    const [health, stored, { articles, next }] = await Promise.all([
      askHealth(ask, id),
      findStoredFeed(db, id),
      listArticles(db, selection),
    ]);
    if (health.kind === "silent" && stored === null) throw health.problem;
    const feed = health.kind === "known" ? health.feed : stored;
    if (feed === null) throw notFound("feed");
    const pages = new URLSearchParams(after === null ? {} : { cursor: query.get("cursor") ?? "" });
    const path = `/feeds/${id}`;
    const title = feed.title ?? feed.url;
    const content = (
      <>
        <h1 dir="auto" safe>
          {title}
        </h1>
        <FeedLinks url={feed.url} siteUrl={feed.siteUrl} />
        <HealthNote health={health} articles={stored?.articles ?? 0} now={now()} />
        <ArticleList
          articles={articles}
          now={now()}
          path={path}
          query={pages}
          next={next}
          events={events}
          empty="No articles of this feed yet."
        />
      </>
    );
    const html = await shell({
      title,
      description: `Articles of ${title}.`,
      section: "feeds",
      content,
      live: events !== null,
    });
    const failed = health.kind === "silent" ? health.problem : null;
    return ownPage(html, {
      status: failed?.status ?? 200,
      headers: { ...linkToNext(path, pages, next), ...liveHeaders, ...failed?.headers },
    });
  });

function HealthNote({ health, articles, now }: { health: Health; articles: number; now: Date }) {
  switch (health.kind) {
    case "known":
      return (
        <div class="health-note">
          <FeedHealth feed={{ ...health.feed, articles }} now={now} />
        </div>
      );
    case "unsubscribed":
      return <p class="notice">This feed is no longer subscribed. Its articles stay.</p>;
    case "silent":
      return <p class="notice">The fetcher does not answer at the moment, so this feed's health is not shown.</p>;
    default:
      return health satisfies never;
  }
}
