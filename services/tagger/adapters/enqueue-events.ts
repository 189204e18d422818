import { type ArticleFeed, ArticleTagged, FeedParsed } from "@infostream/contracts";
import { sql, type Transaction } from "kysely";
import { toArticleEvent } from "../core/article-event";
import type { WrittenArticle } from "../core/revision";
import type { TaggedDocument } from "../tag-document";
import { bulkRows } from "./bulk-rows";
import type { TaggerTables } from "./tables";

const outboxRows = bulkRows({
  subject: "text",
  message_id: "text",
  body: "json",
  time: "timestamptz",
  traceparent: "text",
});

/** Enqueues an `article.tagged` for each revision that this transaction stores. */
export async function enqueueArticleEvents(
  tx: Transaction<TaggerTables>,
  written: readonly WrittenArticle[],
  feeds: ReadonlyMap<string, ArticleFeed>,
): Promise<void> {
  const rows = written.map((article) => {
    const body = toArticleEvent(article, feeds);
    return {
      subject: ArticleTagged.subject,
      message_id: ArticleTagged.id(body),
      body,
      time: article.document.fetchedAt,
      traceparent: article.traceparent,
    };
  });
  await insert(tx, rows);
}

/** Enqueues a `feed.parsed` for each document, also where nothing in it was new. */
export async function enqueueParseResults(
  tx: Transaction<TaggerTables>,
  documents: readonly TaggedDocument[],
): Promise<void> {
  const rows = documents.map(({ parseResult, document, traceparent }) => ({
    subject: FeedParsed.subject,
    message_id: FeedParsed.id(parseResult),
    body: parseResult,
    time: document.fetchedAt,
    traceparent,
  }));
  await insert(tx, rows);
}

async function insert(tx: Transaction<TaggerTables>, rows: Parameters<typeof outboxRows.given>[0]): Promise<void> {
  await sql`
    insert into articles.outbox (${outboxRows.columns})
    select ${outboxRows.columns}
      from ${outboxRows.given(rows)}`.execute(tx);
}
