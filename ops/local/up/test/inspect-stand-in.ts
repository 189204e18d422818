/** What `up` prints once everything is ready. */
export const READY = "Ctrl-C stops everything";

interface StandIn {
  readonly posted: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What the stand-in of a service reports about itself. */
export const inspectStandIn = async (url: string) => (await (await fetch(url)).json()) as StandIn;
