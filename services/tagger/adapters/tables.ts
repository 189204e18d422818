import type { ArticleStore } from "@infostream/contracts";
import type { Generated, JSONColumnType } from "kysely";

/** The article store and, which only the tagger knows, the outbox. */
export interface TaggerTables extends ArticleStore {
  "articles.outbox": OutboxTable;
}

/** What is committed and not yet published: written with the rows it tells of, deleted once JetStream has it. */
interface OutboxTable {
  id: Generated<string>;
  subject: string;
  message_id: string;
  body: JSONColumnType<object>;
  time: Date;
  traceparent: string;
}
