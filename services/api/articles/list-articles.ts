import type { ArticleStore } from "@infostream/contracts";
import { searchQuery } from "@infostream/contracts/search-text";
import type { Kysely } from "kysely";
import { type ArticleLine, lineColumns, toLine } from "./article-line";
import { encodeCursor } from "./cursor";
import { placesAmongAll, placesAmongTagged } from "./places";
import type { Selection } from "./selection";

export interface ArticleSlice {
  readonly articles: readonly ArticleLine[];
  /** Null at the end. */
  readonly next: string | null;
}

/** One page of the selected articles, newest first. Their content stays in the store. */
export async function listArticles(db: Kysely<ArticleStore>, selection: Selection): Promise<ArticleSlice> {
  const words = selection.q === null ? null : searchQuery(selection.q);
  // a search without words finds nothing, rather than everything
  if (selection.q !== null && words === null) return { articles: [], next: null };
  const narrowed = { ...selection, words };
  // one more than requested shows whether there is a next page
  const places = selection.tags.length > 0 ? placesAmongTagged(db, narrowed) : placesAmongAll(db, narrowed);
  const rows = await db
    .selectFrom(places.limit(selection.limit + 1).as("place"))
    .innerJoin("articles.articles as a", "a.id", "place.id")
    .innerJoin("articles.feeds as f", "f.feed_id", "a.feed_id")
    .select(lineColumns)
    .orderBy("place.sort_at", "desc")
    .orderBy("place.id", "desc")
    .execute();
  const articles = rows.slice(0, selection.limit).map(toLine);
  const last = rows[articles.length - 1];
  const more = rows.length > articles.length && last !== undefined;
  return { articles, next: more ? encodeCursor({ sortAt: last.sort_at, id: last.id }) : null };
}
