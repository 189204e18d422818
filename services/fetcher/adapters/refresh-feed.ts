import type { Kysely } from "kysely";
import { afterRefresh } from "../core/feed/refresh";
import { stateOf } from "./feed-state";
import { lockFeed, updateFeed } from "./feeds";
import type { FetcherTables } from "./tables";

export type Refreshed = "due" | "unknown" | { readonly notBefore: Date };

/** Makes a feed due now, unless its server's Retry-After still runs. */
export function refreshFeed(db: Kysely<FetcherTables>) {
  return (id: string, now: Date): Promise<Refreshed> =>
    db.transaction().execute(async (trx) => {
      const row = await lockFeed(trx, id);
      if (row === undefined) return "unknown";
      const refreshed = afterRefresh(stateOf(row), now);
      if ("notBefore" in refreshed) return refreshed;
      await updateFeed(trx, id, refreshed);
      return "due";
    });
}
