import { type Static, Type as t } from "@sinclair/typebox";
import { nullable } from "./nullable";

const time = (description: string) => t.String({ description: `${description}; RFC 3339, UTC` });

export const Enclosure = t.Object({
  url: t.String(),
  type: nullable(t.String({ description: "media type as the feed states it" })),
  length: nullable(t.Integer({ minimum: 0, description: "bytes as the feed states them" })),
});
export type Enclosure = Static<typeof Enclosure>;

export const ArticleFeed = t.Object({
  id: t.String(),
  title: nullable(t.String()),
  url: t.String(),
  siteUrl: nullable(t.String()),
});
export type ArticleFeed = Static<typeof ArticleFeed>;

export const ArticleTag = t.Object({
  name: t.String(),
  matches: t.Array(t.String(), { description: "what matched, quoted from the article" }),
});
export type ArticleTag = Static<typeof ArticleTag>;

/** An article as lists and `article.tagged` show it. Absent values are `null`, never missing. */
export const Article = t.Object({
  id: t.String(),
  url: nullable(t.String()),
  title: t.String({ description: "plain text" }),
  summary: t.String({ description: "plain text" }),
  author: nullable(t.String()),
  publishedAt: nullable(time("when its feed says it was published")),
  fetchedAt: time("when the document that first held it was fetched"),
  updatedAt: nullable(time("when its feed says it was updated, else when a later revision was stored")),
  language: nullable(t.String({ description: "BCP 47" })),
  image: nullable(t.String()),
  enclosures: t.Array(Enclosure),
  feed: ArticleFeed,
  tags: t.Array(ArticleTag),
});
export type Article = Static<typeof Article>;

/** Where an article comes from: enough to find its document again and to repeat what was made of it. */
export const Provenance = t.Object({
  archiveKey: t.String(),
  sha256: t.String({ description: "of the decoded document, hex" }),
  fetchedAt: time("of the document of the newest revision"),
  parser: t.String(),
  rules: t.String({ description: "version of the tag rules" }),
});
export type Provenance = Static<typeof Provenance>;

/** One article in full. */
export const FullArticle = t.Composite([
  Article,
  t.Object({ contentHtml: nullable(t.String({ description: "sanitised" })), provenance: Provenance }),
]);
export type FullArticle = Static<typeof FullArticle>;
