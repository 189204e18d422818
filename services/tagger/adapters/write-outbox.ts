import { type ArticleFeed, ArticleTagged, FeedParsed } from "@infostream/contracts";
import { sql, type Transaction } from "kysely";
import { toldOf } from "../core/told";
import type { Stored } from "../core/stored-article";
import type { TaggedDocument } from "../tag-document";
import type { TaggerTables } from "./tables";

interface Telling {
  readonly subject: string;
  readonly message_id: string;
  readonly body: object;
  readonly time: string;
  readonly traceparent: string;
}

/** An `article.tagged` for each revision that this transaction stores. */
export async function tellOfArticles(
  tx: Transaction<TaggerTables>,
  stored: readonly Stored[],
  feeds: ReadonlyMap<string, ArticleFeed>,
): Promise<void> {
  const tellings = stored.map((article) => {
    const body = toldOf(article, feeds);
    return {
      subject: ArticleTagged.subject,
      message_id: ArticleTagged.id(body),
      body,
      time: article.document.fetchedAt,
      traceparent: article.traceparent,
    };
  });
  await insert(tx, tellings);
}

/** A `feed.parsed` for each document, also where nothing in it was new. */
export async function tellOfFeeds(tx: Transaction<TaggerTables>, documents: readonly TaggedDocument[]): Promise<void> {
  const tellings = documents.map(({ learnt, document, traceparent }) => ({
    subject: FeedParsed.subject,
    message_id: FeedParsed.id(learnt),
    body: learnt,
    time: document.fetchedAt,
    traceparent,
  }));
  await insert(tx, tellings);
}

async function insert(tx: Transaction<TaggerTables>, tellings: readonly Telling[]) {
  await sql`
    insert into articles.outbox (subject, message_id, body, time, traceparent)
    select subject, message_id, body, time, traceparent
      from json_to_recordset(${JSON.stringify(tellings)}) 
        as o (subject text, message_id text, body json, time timestamptz, traceparent text)`.execute(tx);
}
