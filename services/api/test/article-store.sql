-- The article store as contracts/article-store.ts describes it, for the api's own tests; the tagger's migrations make the real one.
create table articles.feeds (
  feed_id bigint primary key,
  url text not null,
  title text,
  site_url text,
  articles bigint not null default 0
);
create table articles.articles (
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
);
create index articles_newest on articles.articles (sort_at desc, id desc);
create index articles_of_feed on articles.articles (feed_id, sort_at desc, id desc);
create table articles.article_tags (
  tag text not null,
  sort_at timestamptz(3) not null,
  article_id bigint not null,
  feed_id bigint not null,
  primary key (tag, sort_at, article_id)
);
create table articles.article_search (
  article_id bigint primary key,
  lead tsvector not null,
  body tsvector
);
create index article_search_lead on articles.article_search using gin (lead);
create index article_search_body on articles.article_search using gin (body);
create table articles.tag_counts (
  tag text not null,
  slot smallint not null,
  articles bigint not null,
  primary key (tag, slot)
);
