import type { Kysely } from "kysely";
import type { LeasedFeed } from "../poll";
import type { FetcherTables } from "./tables";

/** Gives a feed back as it was: it is due again at once, for any fetcher. */
export const releaseLease =
  (db: Kysely<FetcherTables>) =>
  async ({ id, leaseToken }: LeasedFeed): Promise<void> => {
    await db
      .updateTable("fetcher.feeds")
      .set({ lease_until: null, lease_token: null, lease_owner: null })
      .where("id", "=", id)
      .where("lease_token", "=", leaseToken)
      .execute();
  };
