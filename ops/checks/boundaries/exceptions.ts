/** An accepted violation. */
export interface Exception {
  readonly from: string;
  readonly to: string;
  /** Why it is accepted, and what would end it. */
  readonly reason: string;
}

/** Known violations. The test fails if an entry is not needed any more. */
export const exceptions: readonly Exception[] = [
  {
    from: "services/fetcher/core/outcome.ts",
    to: "node:http",
    reason: "imports the table of status texts, a constant; our own table would end this",
  },
  {
    from: "services/fetcher/requests/serve-feed-requests.ts",
    to: "services/chassis/nats.ts",
    reason:
      "passes the connection's type to the verb `serveRequests`; a bound `serveRequests` from main.ts would end this",
  },
  {
    from: "services/tagger/core/read/formats/rss.ts",
    to: "setImmediate",
    reason: "rss-parser never answers on some documents, and gives no other sign of it",
  },
];

export const isException = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  exceptions.some((exception) => exception.from === from && exception.to === to);
