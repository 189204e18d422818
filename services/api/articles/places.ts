import type { ArticleStore } from "@infostream/contracts";
import { type Kysely, sql, type SqlBool } from "kysely";
import type { Place } from "./cursor";
import type { Selection } from "./selection";

/** A selection whose search has become a tsquery. */
export interface PlaceFilter extends Selection {
  readonly words: string | null;
}

/** Places of the selected articles in the order of lists, where no tag narrows them. */
export function placesAmongAll(db: Kysely<ArticleStore>, { feed, since, until, after, words }: PlaceFilter) {
  let places = db.selectFrom("articles.articles as p").select(["p.id", "p.sort_at"]);
  if (feed) places = places.where("p.feed_id", "=", feed);
  if (since) places = places.where("p.sort_at", ">=", since);
  if (until) places = places.where("p.sort_at", "<", until);
  if (after) places = places.where(olderThan("p.sort_at", "p.id", after));
  if (words) places = places.where("p.id", "in", found(db, words));
  return places.orderBy("p.sort_at", "desc").orderBy("p.id", "desc");
}

/** The same out of the rows of the first tag, whose index has the order of lists; the other tags must hold beside it. */
export function placesAmongTagged(db: Kysely<ArticleStore>, { tags, feed, since, until, after, words }: PlaceFilter) {
  const [first = "", ...others] = tags;
  let places = db
    .selectFrom("articles.article_tags as p")
    .select(["p.article_id as id", "p.sort_at"])
    .where("p.tag", "=", first);
  for (const other of others)
    places = places.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("articles.article_tags as o")
          .select("o.tag")
          .where("o.tag", "=", other)
          .whereRef("o.sort_at", "=", "p.sort_at")
          .whereRef("o.article_id", "=", "p.article_id"),
      ),
    );
  if (feed) places = places.where("p.feed_id", "=", feed);
  if (since) places = places.where("p.sort_at", ">=", since);
  if (until) places = places.where("p.sort_at", "<", until);
  if (after) places = places.where(olderThan("p.sort_at", "p.article_id", after));
  if (words) places = places.where("p.article_id", "in", found(db, words));
  return places.orderBy("p.sort_at", "desc").orderBy("p.article_id", "desc");
}

/** Compared as a row, which one index condition serves. */
const olderThan = (sortAt: string, id: string, after: Place) =>
  sql<SqlBool>`(${sql.ref(sortAt)}, ${sql.ref(id)}) < (${after.sortAt}, ${after.id})`;

const found = (db: Kysely<ArticleStore>, words: string) =>
  db
    .selectFrom("articles.article_search as s")
    .select("s.article_id")
    .where(sql<SqlBool>`(s.lead @@ to_tsquery('simple', ${words}) or s.body @@ to_tsquery('simple', ${words}))`);
