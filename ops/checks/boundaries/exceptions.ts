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
    reason: "takes the table of status texts, which is a constant: it ends with a table of our own",
  },
  {
    from: "services/fetcher/requests/serve-feed-requests.ts",
    to: "services/chassis/nats.ts",
    reason:
      "hands the connection's type to the verb `serveRequests`: it ends when main.ts passes a bound `serveRequests`",
  },
  {
    from: "services/tagger/core/read/formats/rss.ts",
    to: "setImmediate",
    reason: "rss-parser never answers on some documents, and gives no other sign of it",
  },
];

export const isException = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  exceptions.some((exception) => exception.from === from && exception.to === to);
