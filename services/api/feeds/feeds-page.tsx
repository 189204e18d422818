/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { CountedFeed } from "@infostream/contracts/http/feeds";
import { pathWith } from "../http/link";
import type { Shell } from "../pages/layout";
import { FeedItem, HowToAdd } from "./view";

interface FeedsOnPage {
  readonly feeds: readonly CountedFeed[];
  /** Whether this is the first page, and the cursor of the next one. */
  readonly first: boolean;
  readonly next: string | null;
  readonly now: Date;
}

/** `/feeds`: every feed with its health. */
export const feedsPage = ({ feeds, first, next, now }: FeedsOnPage, shell: Shell) =>
  shell({
    title: "Feeds",
    description: "The subscribed feeds and their health.",
    section: "feeds",
    content: (
      <>
        <h1>Feeds</h1>
        {feeds.length === 0 ? (
          <p class="empty">{first ? "No feeds yet." : "No more feeds."}</p>
        ) : (
          <ul class="feeds">
            {feeds.map((feed) => (
              <FeedItem feed={feed} now={now} />
            ))}
          </ul>
        )}
        {first && next === null ? "" : <FurtherFeeds first={first} cursor={next} />}
        <HowToAdd />
      </>
    ),
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
