import { type Kysely, sql } from "kysely";

/**
 * Rows of documents stay as long as the objects that they name: nothing else records which feed an object came from, and when.
 * The index served only their deletion. The release before goes on deleting without it, by a scan once an hour.
 */
export const up = (db: Kysely<unknown>) => sql`drop index fetcher.raw_documents_published`.execute(db).then(() => {});
