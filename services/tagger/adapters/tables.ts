import type { ArticleStore } from "@infostream/contracts";
import type { Generated, JSONColumnType } from "kysely";

/** The article store, and the outbox, which no other service reads. */
export interface TaggerTables extends ArticleStore {
  "articles.outbox": OutboxTable;
}

/** Messages that are committed and not yet published: written with the rows that they report, deleted once JetStream has them. */
interface OutboxTable {
  id: Generated<string>;
  subject: string;
  message_id: string;
  body: JSONColumnType<object>;
  time: Date;
  traceparent: string;
}
