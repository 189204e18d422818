/** A violation that is accepted for now. */
export interface Exception {
  readonly from: string;
  readonly to: string;
  /** Why it stands, and what ends it. */
  readonly reason: string;
}

const topics = "an article shows its tags: the chips and the counts move to a folder below articles";
const shell = "the page's frame shows the topics: it becomes a feature above tags, or takes them as an argument";
const features = "World names the types of features: each feature declares the part that it needs";

/** Known violations. The test fails where an entry is no longer needed. */
export const exceptions: readonly Exception[] = [
  {
    from: "services/fetcher/core/outcome.ts",
    to: "node:http",
    reason: "takes the table of status texts, which is a constant: it ends with a table of our own",
  },
  {
    from: "services/fetcher/requests/answer-feed-requests.ts",
    to: "services/chassis/nats.ts",
    reason: "hands the connection's type to the verb `answer`: it ends when main.ts passes a bound `answer`",
  },
  {
    from: "services/tagger/core/read/rss.ts",
    to: "setImmediate",
    reason: "rss-parser never answers on some documents, and gives no other sign of it",
  },

  // the floors of the api, as long as its folders go round: articles ⇄ tags, articles ⇄ live
  { from: "services/api/articles/article-view.tsx", to: "services/api/tags/view.tsx", reason: topics },
  { from: "services/api/articles/list-view.tsx", to: "services/api/tags/view.tsx", reason: topics },
  { from: "services/api/articles/pages.tsx", to: "services/api/tags/count-tags.ts", reason: topics },
  { from: "services/api/articles/search-page.tsx", to: "services/api/tags/count-tags.ts", reason: topics },
  {
    from: "services/api/articles/pages.tsx",
    to: "services/api/live/events-address.ts",
    reason:
      "a page names the address of its events: the address moves below articles, beside the filter that it carries",
  },
  { from: "services/api/layout.tsx", to: "services/api/tags/view.tsx", reason: shell },
  { from: "services/api/layout.tsx", to: "services/api/tags/count-tags.ts", reason: shell },
  { from: "services/api/layout.tsx", to: "services/api/assets/load-assets.ts", reason: shell },
  { from: "services/api/world.ts", to: "services/api/feeds/ask-feeds.ts", reason: features },
  { from: "services/api/world.ts", to: "services/api/live/live-articles.ts", reason: features },
  {
    from: "services/api/log-requests.ts",
    to: "services/api/errors/allowed-methods.ts",
    reason: "needs the methods that a path allows: the table moves to the ground floor",
  },
];

export const isException = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  exceptions.some((exception) => exception.from === from && exception.to === to);
