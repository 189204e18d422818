import { type Static, Type as t } from "@sinclair/typebox";
import { Article } from "./article";
import { event } from "./event";

/**
 * An article was stored for the first time (`revision` 1) or again because it changed (2 and up).
 * Published by the tagger after the row is committed, at least once a revision; the id is the same at every attempt.
 */
export const ArticleTagged = event(
  "article.tagged",
  t.Composite([Article, t.Object({ revision: t.Integer({ minimum: 1 }) })]),
  (body) => `article-${body.id}-${body.revision}`,
);
export type ArticleTagged = Static<typeof ArticleTagged.schema>;
