import { type ArticleFeed, ArticleTagged, FeedParsed } from "@infostream/contracts";
import { sql, type Transaction } from "kysely";
import { toArticleEvent } from "../core/article-event";
import type { WrittenArticle } from "../core/revision";
import type { TaggedDocument } from "../tag-document";
import type { TaggerTables } from "./tables";

interface OutboxRow {
  readonly subject: string;
  readonly message_id: string;
  readonly body: object;
  readonly time: string;
  readonly traceparent: string;
}

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

async function insert(tx: Transaction<TaggerTables>, rows: readonly OutboxRow[]) {
  await sql`
    insert into articles.outbox (subject, message_id, body, time, traceparent)
    select subject, message_id, body, time, traceparent
      from json_to_recordset(${JSON.stringify(rows)})
        as o (subject text, message_id text, body json, time timestamptz, traceparent text)`.execute(tx);
}
