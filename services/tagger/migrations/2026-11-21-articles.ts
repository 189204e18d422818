import { type Kysely, sql } from "kysely";

/** The article store as contracts/article-store.ts describes it, and the outbox of its messages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table articles.feeds (
    feed_id bigint primary key,
    url text not null,
    title text,
    site_url text,
    articles bigint not null default 0
  )`,
  // sort_at in milliseconds: with microseconds, a cursor that went through JavaScript skips rows
  `create table articles.articles (
    id bigint generated always as identity primary key,
    feed_id bigint not null references articles.feeds,
    identity text not null,
    revision int not null,
    content_hash text not null,
    url text,
    title text not null,
    summary text not null,
    author text,
    content_html text,
    sort_at timestamptz(3) not null,
    published_at timestamptz(3),
    fetched_at timestamptz(3) not null,
    updated_at timestamptz(3),
    language text,
    image text,
    enclosures jsonb not null,
    tags jsonb not null,
    archive_key text not null,
    sha256 text not null,
    document_fetched_at timestamptz(3) not null,
    parser text not null,
    rules text not null,
    unique (feed_id, identity)
  )`,
  `create index articles_newest on articles.articles (sort_at desc, id desc)`,
  `create index articles_of_feed on articles.articles (feed_id, sort_at desc, id desc)`,
  `create table articles.article_tags (
    tag text not null,
    sort_at timestamptz(3) not null,
    article_id bigint not null,
    feed_id bigint not null,
    primary key (tag, sort_at, article_id)
  )`,
  `create table articles.article_search (
    article_id bigint primary key,
    lead tsvector not null,
    body tsvector
  )`,
  // 10 to 20 % faster than PostgreSQL's own compression; servers built without it keep theirs
  `do $$ begin
    if 'lz4' = any (select unnest(enumvals) from pg_settings where name = 'default_toast_compression') then
      alter table articles.articles alter column content_html set compression lz4;
      alter table articles.article_search alter column body set compression lz4;
    end if;
  end $$`,
  // the pending list takes a burst's words at memory speed; vacuum and full lists merge them
  `create index article_search_lead on articles.article_search using gin (lead) with (gin_pending_list_limit = 65536)`,
  `create index article_search_body on articles.article_search using gin (body) with (gin_pending_list_limit = 65536)`,
  `create index article_search_behind on articles.article_search (article_id) where body is null`,
  `create table articles.tag_counts (
    tag text not null,
    slot smallint not null,
    articles bigint not null,
    primary key (tag, slot)
  )`,
  `create table articles.outbox (
    id bigint generated always as identity primary key,
    subject text not null,
    message_id text not null,
    body json not null,
    time timestamptz(3) not null,
    traceparent text not null
  )`,
  `create index outbox_of_subject on articles.outbox (subject, id)`,
];
