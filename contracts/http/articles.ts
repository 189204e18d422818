import { type Static, Type as t } from "@sinclair/typebox";
import { Article, FullArticle } from "../article";
import { listOf } from "./list";
import { cursor, FeedFilter, Id, Limit, moment, SearchText, Tags } from "./parameters";

const Cursor = cursor("MS4xNzY5ODQ2NDAwMDAwLjQy");

/** Which articles `GET /api/articles` lists, newest first. */
export const ArticlesQuery = t.Object({
  tag: Tags,
  feed: t.Optional(FeedFilter),
  q: t.Optional(SearchText),
  since: t.Optional(moment("only articles from this moment on", "2026-01-01T00:00:00Z")),
  until: t.Optional(moment("only articles before this moment", "2030-01-01T00:00:00Z")),
  cursor: t.Optional(Cursor),
  limit: Limit,
});

export const ArticleList = listOf(t.Composite([Article], { $id: "Article" }));
export type ArticleList = Static<typeof ArticleList>;

export const ArticleInFull = t.Composite([FullArticle], { $id: "FullArticle" });

export const ArticlePath = t.Object({ id: Id });

/** What pages with a list of articles read from their address. */
export const ListPageQuery = t.Object({ cursor: t.Optional(Cursor) });

export const SearchPageQuery = t.Object({ q: t.Optional(SearchText), cursor: t.Optional(Cursor) });
