import { type Kysely, sql } from "kysely";

/** Feeds, hosts and the outbox of documents. What each column means: adapters/tables.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table fetcher.hosts (
      host text primary key,
      polite boolean not null default true,
      next_allowed_at timestamptz
    )`.execute(db);
  await sql`
    create table fetcher.feeds (
      id bigint generated always as identity primary key,
      url text not null,
      host text not null,
      given_title text,
      title text,
      site_url text,
      poll_every_ms bigint check (poll_every_ms >= 1000),
      paused boolean not null default false,
      gone boolean not null default false,
      etag text,
      last_modified text,
      sha256 text,
      newest_fetch_id uuid,
      parsed_fetch_id uuid,
      median_gap_ms bigint,
      ttl_ms bigint,
      max_age_ms bigint,
      fetch_failures integer not null default 0,
      fetch_error text,
      document_failures integer not null default 0,
      document_error text,
      retry_after_until timestamptz,
      moved_to text,
      moved_times integer not null default 0,
      named_by text,
      next_poll_at timestamptz,
      next_poll_reason text,
      poll_again boolean not null default false,
      lease_until timestamptz,
      lease_token uuid,
      lease_owner uuid,
      last_polled_at timestamptz,
      last_changed_at timestamptz,
      subscribed_at timestamptz not null default now(),
      unsubscribed_at timestamptz
    )`.execute(db);
  await sql`
    create table fetcher.raw_documents (
      fetch_id uuid primary key,
      feed_id bigint not null references fetcher.feeds,
      event jsonb not null,
      traceparent text not null,
      created_at timestamptz not null default now(),
      claimed_until timestamptz,
      published_at timestamptz
    )`.execute(db);
  const indexes = [
    "create unique index feeds_subscribed on fetcher.feeds (url) where unsubscribed_at is null",
    "create index feeds_unsubscribed on fetcher.feeds (url) where unsubscribed_at is not null",
    "create index feeds_due on fetcher.feeds (next_poll_at) where next_poll_at is not null",
    "create index feeds_due_of_host on fetcher.feeds (host, next_poll_at) where next_poll_at is not null",
    "create index hosts_without_politeness on fetcher.hosts (host) where not polite",
    "create index feeds_leased on fetcher.feeds (host) where lease_until is not null",
    "create index raw_documents_unpublished on fetcher.raw_documents (created_at) where published_at is null",
    "create index raw_documents_published on fetcher.raw_documents (published_at) where published_at is not null",
  ];
  for (const index of indexes) await sql.raw(index).execute(db);
}
