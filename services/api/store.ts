import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";

/** Throws unless the store answers and has its tables, which the tagger makes. */
export const checkStore = async (db: Kysely<ArticleStore>) =>
  void (await db.selectFrom("articles.articles").select("id").limit(1).execute());
