/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { ArticleSlice } from "../articles/list-articles";
import { ArticleList } from "../articles/list-view";
import type { Shell } from "../pages/layout";
import type { Health } from "./request-health";
import { FeedHealth, FeedLinks } from "./view";

interface FeedOnPage {
  readonly id: string;
  readonly feed: { readonly url: string; readonly title: string | null; readonly siteUrl: string | null };
  readonly health: Health;
  /** The number of its stored articles. */
  readonly articles: number;
  readonly page: ArticleSlice;
  readonly search: URLSearchParams;
  /** Where a script follows new articles; null on older pages. */
  readonly events: string | null;
  readonly now: Date;
}

/** `/feeds/{id}`: one feed's health and articles. */
export function feedPage({ id, feed, health, articles, page, search, events, now }: FeedOnPage, shell: Shell) {
  const title = feed.title ?? feed.url;
  return shell({
    title,
    description: `Articles of ${title}.`,
    section: "feeds",
    content: (
      <>
        <h1 dir="auto" safe>
          {title}
        </h1>
        <FeedLinks url={feed.url} siteUrl={feed.siteUrl} />
        <HealthNote health={health} articles={articles} now={now} />
        <ArticleList
          articles={page.articles}
          now={now}
          path={`/feeds/${id}`}
          query={search}
          next={page.next}
          events={events}
          empty="No articles of this feed yet."
        />
      </>
    ),
    live: events !== null,
  });
}

function HealthNote({ health, articles, now }: { health: Health; articles: number; now: Date }) {
  switch (health.kind) {
    case "known":
      return (
        <div class="health-note">
          <FeedHealth feed={{ ...health.feed, articles }} now={now} />
        </div>
      );
    case "unsubscribed":
      return <p class="notice">You are no longer subscribed to this feed. Its articles stay here.</p>;
    case "silent":
      return (
        <p class="notice">
          The fetcher is not answering, so this feed's health cannot be shown. Reload the page in a few seconds.
        </p>
      );
    default:
      return health satisfies never;
  }
}
