import { type Kysely, sql } from "kysely";
import { leaseSnapshot } from "../core/feed/poll-finished";
import { previousFetch } from "../core/feed/state";
import type { LeasedFeed } from "../poll";
import { stateOf } from "./feed-state";
import type { FeedRow, FetcherTables } from "./tables";

/** How many polls one `hostname:port` bears. */
export interface Politeness {
  /** On public addresses: at once, and between two starts. */
  readonly connections: number;
  readonly spacingMs: number;
  /** Elsewhere, by each fetcher, so that one slow host never fills every slot. */
  readonly privateConnections: number;
}

/** Whose leases they are, and how long they last. */
export interface Holder {
  readonly owner: string;
  readonly leaseMs: number;
}

const due = sql`f.next_poll_at <= now() and (f.lease_until is null or f.lease_until < now())`;

/** Feeds whose time has come and whose host has a free slot, leased to this caller alone until the lease runs out. */
export function leaseDue(db: Kysely<FetcherTables>, politeness: Politeness, holder: Holder) {
  return (limit: number): Promise<LeasedFeed[]> =>
    db.transaction().execute(async (trx) => {
      const hosts = await lockPoliteHosts(trx, politeness.connections, limit);
      const rows = await lease(trx, hosts, politeness, holder, limit);
      await spaceOut(trx, rows, hosts, politeness.spacingMs);
      return rows.map(leased);
    });
}

/**
 * Hosts that may be polled now, locked until this lease is committed: no other fetcher counts their leases meanwhile. Hosts whose
 * connections are all taken are left out: a few slow ones, whose feeds wait longest, would fill the limit, and no host be polled.
 */
async function lockPoliteHosts(trx: Kysely<FetcherTables>, connections: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ host: string }>`
    select h.host
    from (select f.host, min(f.next_poll_at) as since from fetcher.feeds f where ${due} group by f.host) as waiting
    join fetcher.hosts h on h.host = waiting.host
    left join (
      select r.host, count(*) as leases from fetcher.feeds r where r.lease_until > now() group by r.host
    ) as running on running.host = h.host
    where h.polite and (h.next_allowed_at is null or h.next_allowed_at <= now())
      and coalesce(running.leases, 0) < ${connections}::int
    order by waiting.since
    limit ${limit}
    for update of h skip locked`.execute(trx);
  return rows.map(({ host }) => host);
}

/** A statement of its own: it sees every lease that was committed before the hosts were locked. */
async function lease(
  trx: Kysely<FetcherTables>,
  politeHosts: readonly string[],
  { connections, spacingMs, privateConnections }: Politeness,
  { owner, leaseMs }: Holder,
  limit: number,
): Promise<FeedRow[]> {
  const atOnce = spacingMs > 0 ? 1 : connections;
  const { rows } = await sql<FeedRow>`
    with slots as materialized (
      select h.host,
        case when h.polite then least(${atOnce}::int, ${connections}::int - running.leases)
          else ${privateConnections}::int - running.leases end as free
      from fetcher.hosts h
      cross join lateral (
        select count(*)::int as leases from fetcher.feeds r
        where r.host = h.host and r.lease_until > now() and (h.polite or r.lease_owner = ${owner}::uuid)
      ) as running
      where h.host = any(${politeHosts}::text[]) or not h.polite
    ), chosen as (
      select next.id
      from slots
      cross join lateral (
        select f.id, f.next_poll_at from fetcher.feeds f
        where f.host = slots.host and ${due}
        order by f.next_poll_at
        limit greatest(slots.free, 0)
      ) as next
      order by next.next_poll_at
      limit ${limit}
    ), locked as materialized (
      select f.id from fetcher.feeds f where f.id in (select id from chosen) and ${due} for update skip locked
    )
    update fetcher.feeds
    set lease_until = now() + ${leaseMs}::int * interval '1 millisecond', lease_token = gen_random_uuid(),
      lease_owner = ${owner}::uuid
    where id in (select id from locked)
    returning *`.execute(trx);
  return rows;
}

async function spaceOut(
  trx: Kysely<FetcherTables>,
  rows: readonly FeedRow[],
  politeHosts: readonly string[],
  spacingMs: number,
): Promise<void> {
  const hosts = rows.map(({ host }) => host).filter((host) => politeHosts.includes(host));
  if (hosts.length === 0) return;
  await trx
    .updateTable("fetcher.hosts")
    .set({ next_allowed_at: sql`now() + ${spacingMs}::int * interval '1 millisecond'` })
    .where("host", "in", hosts)
    .execute();
}

/** A row that was just leased, as its poll needs it. */
export function leased(row: FeedRow): LeasedFeed {
  const feed = stateOf(row);
  return {
    id: row.id,
    url: row.url,
    host: row.host,
    leaseToken: row.lease_token ?? "",
    previous: previousFetch(feed),
    snapshot: leaseSnapshot(feed),
  };
}
