import { allGuids } from "../bench/feeds/articles";
import type { Shape } from "../bench/options";
import { compare } from "../bench/ingest/stored";
import type { System } from "../bench/system/start";
import { ARTICLE_TAGGED, ArticleTagged, DEAD, FEED_RAW, FeedRaw } from "@infostream/contracts";
import type { NatsConnection } from "nats";
import { readStream } from "../observer/read-stream";
import { feedsNotActive } from "./feeds-not-active";
import { compareOccurrences, type Difference } from "./occurrences";
import type { Store } from "./store";

/** One invariant, and by how much it is violated. */
export interface Check {
  readonly what: string;
  readonly seen: number;
  readonly faults: Readonly<Record<string, number>>;
}

/** Compares what was served with what is stored, published and counted. */
export async function verify(shape: Shape, system: System, store: Store, nats: NatsConnection): Promise<Check[]> {
  const identities = await store.rows<{ identity: string }>("SELECT identity FROM articles.articles");
  const { stored, ...articles } = compare(
    identities.map(({ identity }) => identity),
    allGuids(shape),
  );
  const raw = await readStream(nats, FEED_RAW.name);
  const documents = await store.rows<{ id: string }>("SELECT fetch_id::text AS id FROM fetcher.raw_documents");
  const publishedDocuments = compareOccurrences(
    raw.map((message) => FeedRaw.decode(message).fetchId),
    documents.map(({ id }) => id),
  );
  const tagged = await readStream(nats, ARTICLE_TAGGED.name);
  const publishedRevisions = compareOccurrences(
    tagged.map((message) => ArticleTagged.id(ArticleTagged.decode(message))),
    await revisions(store),
  );
  const dead = await readStream(nats, DEAD.name);
  const feeds = await feedsNotActive(system);
  return [
    { what: "articles stored, by guid", seen: stored, faults: articles },
    { what: "documents published on feed.raw", seen: raw.length, faults: faultsOf(publishedDocuments) },
    {
      what: "documents, one per feed",
      seen: documents.length,
      faults: { unexpected: documents.length - shape.feeds },
    },
    { what: "revisions published on article.tagged", seen: tagged.length, faults: faultsOf(publishedRevisions) },
    { what: "dead letters", seen: dead.length, faults: { dead: dead.length } },
    {
      what: "active feeds",
      seen: feeds.total - feeds.notActive,
      faults: { "not active": feeds.notActive, missing: shape.feeds - feeds.total },
    },
    ...(await countersChecked(store)),
  ];
}

const faultsOf = ({ missing, double, foreign }: Difference) => ({ missing, duplicated: double, unexpected: foreign });

/** The message id of every revision that the store ever held. */
async function revisions(store: Store): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    "SELECT 'article-' || id || '-' || r AS id FROM articles.articles, generate_series(1, revision) AS r",
  );
  return rows.map(({ id }) => id);
}

/** Checks the stored counters against the rows that they count. */
async function countersChecked(store: Store): Promise<Check[]> {
  const perFeed = await store.rows(
    `SELECT f.feed_id FROM articles.feeds f
     WHERE f.articles <> (SELECT count(*) FROM articles.articles a WHERE a.feed_id = f.feed_id)`,
  );
  const perTag = await store.rows(
    `SELECT tag FROM (SELECT tag, sum(articles) AS kept FROM articles.tag_counts GROUP BY tag) AS counts
     FULL JOIN (SELECT tag, count(*) AS actual FROM articles.article_tags GROUP BY tag) AS listed USING (tag)
     WHERE coalesce(kept, 0) <> coalesce(actual, 0)`,
  );
  const unsearchable = await store.rows(
    "SELECT id FROM articles.articles WHERE id NOT IN (SELECT article_id FROM articles.article_search)",
  );
  const unlisted = await store.rows(
    `SELECT id FROM articles.articles
     LEFT JOIN (SELECT article_id, count(*) AS listed FROM articles.article_tags GROUP BY article_id) AS t ON article_id = id
     WHERE jsonb_array_length(tags) <> coalesce(listed, 0)`,
  );
  return [
    {
      what: "counters and indexes of articles",
      seen: 4,
      faults: {
        "wrong by feed": perFeed.length,
        "wrong by tag": perTag.length,
        unsearchable: unsearchable.length,
        "not under its tags": unlisted.length,
      },
    },
  ];
}
