/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { attribute } from "../pages/attribute";
import type { FeedStatus } from "@infostream/contracts";
import type { CountedFeed } from "@infostream/contracts/http/feeds";
import { safeLink } from "../pages/safe-link";
import { When } from "../pages/when";

const STATUS: Readonly<Record<FeedStatus, string>> = {
  active: "Active",
  paused: "Paused",
  failing: "Failing",
  gone: "Gone",
};

/** A feed in the list, with its health. */
export function FeedItem({ feed, now }: { feed: CountedFeed; now: Date }) {
  return (
    <li class="feed">
      <h2>
        <a href={`/feeds/${feed.id}`} dir="auto" safe>
          {feed.title ?? URL.parse(feed.url)?.hostname ?? feed.url}
        </a>
      </h2>
      <p class="address" safe>
        {feed.url}
      </p>
      <FeedHealth feed={feed} now={now} />
    </li>
  );
}

/** How a feed is doing: state, numbers, what comes next, and what went wrong, in words. */
export function FeedHealth({ feed, now }: { feed: CountedFeed; now: Date }) {
  return (
    <>
      <p class="health">
        <span class={`status ${feed.status}`} safe>
          {STATUS[feed.status]}
        </span>
        <span safe>{`${feed.articles.toLocaleString("en")} ${feed.articles === 1 ? "article" : "articles"}`}</span>
        <span>
          {feed.lastPolledAt === null ? (
            "not polled yet"
          ) : (
            <>
              polled <When at={feed.lastPolledAt} now={now} />
            </>
          )}
        </span>
        {feed.nextPollAt === null ? (
          ""
        ) : (
          <span>
            next <When at={feed.nextPollAt} now={now} />
            {feed.nextPollReason === null ? "" : <span safe>{`: ${feed.nextPollReason}`}</span>}
          </span>
        )}
      </p>
      {feed.lastError === null ? (
        ""
      ) : (
        <p class="error">
          <span safe>{feed.lastError}</span>
          {feed.failures > 1 ? <span safe>{` (${feed.failures} times in a row)`}</span> : ""}
        </p>
      )}
    </>
  );
}

/** Addresses of a feed: its own and its site's. */
export function FeedLinks({ url, siteUrl }: { url: string; siteUrl: string | null }) {
  const feed = safeLink(url);
  const site = safeLink(siteUrl);
  return (
    <p class="address">
      {feed === null ? (
        <span safe>{url}</span>
      ) : (
        <a href={attribute(feed)} rel="noopener nofollow" safe>
          {url}
        </a>
      )}
      {site === null ? (
        ""
      ) : (
        <>
          {" "}
          ·{" "}
          <a href={attribute(site)} rel="noopener nofollow" safe>
            {new URL(site).hostname}
          </a>
        </>
      )}
    </p>
  );
}

/** How an operator adds feeds; changes need the admin token, which no page carries. */
export function HowToAdd() {
  return (
    <section class="notes how">
      <h2>Add a feed</h2>
      <p>
        Changes need the admin token, so make them from a terminal. <code>$INFOSTREAM</code> is this site's address and{" "}
        <code>$TOKEN</code> is the admin token. The URL of a web page works too: InfoStream finds its feed.
      </p>
      <pre tabindex="0" aria-label="Command that adds a feed">
        <code>{`curl "$INFOSTREAM/api/feeds" \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"url": "https://example.org/feed.xml"}'`}</code>
      </pre>
      <p>
        To add many feeds at once, import an <a href="/api/opml">OPML</a> file:
      </p>
      <pre tabindex="0" aria-label="Command that imports an OPML file">
        <code>{`curl "$INFOSTREAM/api/opml" \\
  -H "Authorization: Bearer $TOKEN" \\
  -F file=@subscriptions.opml`}</code>
      </pre>
    </section>
  );
}
