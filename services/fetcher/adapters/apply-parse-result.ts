import type { FeedParsed } from "@infostream/contracts";
import type { Kysely } from "kysely";
import { afterParseResult, readParseResult } from "../core/feed/parse-result";
import type { Bounds } from "../core/feed/schedule";
import { stateOf } from "./feed-state";
import { updateFeed } from "./feeds";
import type { FetcherTables } from "./tables";

/** Applies what the tagger found in a feed's newest document; false where that document is no longer the newest. */
export function applyParseResult(db: Kysely<FetcherTables>, bounds: Bounds) {
  return (parsed: FeedParsed, now: Date, random: number): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom("fetcher.feeds")
        .selectAll()
        .where("id", "=", parsed.feedId)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) return false;
      const changes = afterParseResult(stateOf(row), readParseResult(parsed), bounds, now, random);
      if (changes !== null) await updateFeed(trx, row.id, changes);
      return changes !== null;
    });
}
