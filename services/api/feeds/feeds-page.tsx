/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";
import type { AskFeeds } from "./ask-feeds";
import { Elysia } from "elysia";
import { ownPage } from "../answers/own";
import type { Shell } from "../pages/layout";
import { linkToNext, pathWith } from "../http/link";
import { queryOf } from "../http/parameters";
import { encodeFeedCursor, readFeedCursor } from "./feed-cursor";
import { listFeeds } from "./list-feeds";
import { FeedItem, HowToAdd } from "./view";

const PER_PAGE = 100;

export interface FeedsPageDeps {
  readonly db: Kysely<ArticleStore>;
  readonly ask: AskFeeds;
  readonly now: () => Date;
}

/** `/feeds`: every feed with its health. */
export const feedsPage = ({ db, ask, now }: FeedsPageDeps, shell: Shell) =>
  new Elysia().get("/feeds", async ({ request }) => {
    const after = readFeedCursor(queryOf(request));
    const { feeds, next } = await listFeeds(db, ask, { limit: PER_PAGE, after });
    const cursor = next === null ? null : encodeFeedCursor(next);
    const content = (
      <>
        <h1>Feeds</h1>
        {feeds.length === 0 ? (
          <p class="empty">{after === null ? "No feeds yet." : "There are no further feeds."}</p>
        ) : (
          <ul class="feeds">
            {feeds.map((feed) => (
              <FeedItem feed={feed} now={now()} />
            ))}
          </ul>
        )}
        {after === null && cursor === null ? "" : <FurtherFeeds first={after === null} cursor={cursor} />}
        <HowToAdd />
      </>
    );
    const description = "The feeds that are read, and how each is doing.";
    const html = await shell({ title: "Feeds", description, section: "feeds", content });
    return ownPage(html, { headers: linkToNext("/feeds", new URLSearchParams(), cursor) });
  });

function FurtherFeeds({ first, cursor }: { first: boolean; cursor: string | null }) {
  return (
    <nav class="pages" aria-label="Pages">
      {first ? <span /> : <a href="/feeds">First feeds</a>}
      {cursor === null ? (
        ""
      ) : (
        <a rel="next" href={pathWith("/feeds", new URLSearchParams({ cursor }))}>
          More feeds
        </a>
      )}
    </nav>
  );
}
