import type { Feed } from "@infostream/contracts";
import type { Kysely } from "kysely";
import { afterChange } from "../core/feed/change";
import type { Bounds } from "../core/feed/schedule";
import { feedView } from "../core/feed/view";
import type { CheckedChange } from "../core/read-change";
import { addHosts, holderOf, lockSubscriptions } from "./addresses";
import { stateOf } from "./feed-state";
import { lockFeed, updateFeed } from "./feeds";
import { republish } from "./republish";
import type { FetcherTables } from "./tables";

export type Changed = { readonly feed: Feed } | "unknown" | { readonly takenBy: string };

/** Changes a subscription in one transaction; its schedule follows. */
export function changeFeed(db: Kysely<FetcherTables>, bounds: Bounds) {
  return (id: string, change: CheckedChange, now: Date, random: number): Promise<Changed> =>
    db.transaction().execute(async (trx) => {
      if (change.where) await lockSubscriptions(trx);
      const row = await lockFeed(trx, id);
      if (row === undefined) return "unknown";
      const takenBy = change.where ? await holderOf(trx, change.where.url, id) : null;
      if (takenBy !== null) return { takenBy };
      const before = stateOf(row);
      const changes = afterChange(before, change, Bun.randomUUIDv7(), bounds, now, random);
      if (changes.host !== undefined) await addHosts(trx, [changes.host]);
      await updateFeed(trx, id, changes);
      const after = { ...before, ...changes };
      if (before.newestFetchId && changes.newestFetchId)
        await republish(trx, before.newestFetchId, changes.newestFetchId, after, now);
      return { feed: feedView(id, after) };
    });
}
