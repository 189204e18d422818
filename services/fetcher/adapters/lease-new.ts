import { sql, type Transaction } from "kysely";
import type { LeasedFeed } from "../poll";
import { type Holder, leased } from "./lease-due";
import type { FeedRow, FetcherTables } from "./tables";

/**
 * Leases a feed in the transaction that subscribes to it, so that no fetcher asks its server before the answer at hand is recorded.
 * Its host has just been asked, and is left alone for as long as after any poll.
 */
export async function leaseNew(
  trx: Transaction<FetcherTables>,
  id: string,
  spacingMs: number,
  { owner, leaseMs }: Holder,
): Promise<LeasedFeed | null> {
  const { rows } = await sql<FeedRow>`
    update fetcher.feeds
    set lease_until = now() + ${leaseMs}::int * interval '1 millisecond', lease_token = gen_random_uuid(),
      lease_owner = ${owner}::uuid
    where id = ${id}
    returning *`.execute(trx);
  const [row] = rows;
  if (row === undefined) return null;
  await sql`
    update fetcher.hosts
    set next_allowed_at = greatest(next_allowed_at, now() + ${spacingMs}::int * interval '1 millisecond')
    where host = ${row.host} and polite`.execute(trx);
  return leased(row);
}
