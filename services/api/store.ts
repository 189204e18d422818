import type { ArticleStore } from "@infostream/contracts";
import { type Kysely, sql } from "kysely";

/** Throws unless the store answers and has its tables, which the tagger creates. The query avoids an error in the server's log if they are missing. */
export async function checkStore(db: Kysely<ArticleStore>): Promise<void> {
  const { rows } = await sql<{ made: boolean }>`select to_regclass('articles.articles') is not null as made`.execute(
    db,
  );
  if (rows[0]?.made !== true) throw new Error("the tagger has not created the article store yet");
}
