import type { ArticleStore } from "@infostream/contracts";
import { ArticleInFull, ArticleList, ArticlePath, ArticlesQuery } from "@infostream/contracts/http/articles";
import { examples } from "@infostream/contracts/http/examples";
import type { Kysely } from "kysely";
import { HTML_TYPE } from "../answers/headers";
import { linkToNext } from "../http/link";
import { notFound } from "../http/problem";
import { route } from "../http/route";
import type { Shell } from "../pages/layout";
import { findArticle } from "./find-article";
import { listArticles } from "./list-articles";
import { articlePage } from "./page";
import { selectionOf, selectionReaders } from "./selection";

export interface ArticlesDeps {
  readonly db: Kysely<ArticleStore>;
  readonly now: () => Date;
}

/** `/api/articles`, `/api/articles/{id}` and the page `/articles/{id}`. */
export const articleRoutes = ({ db, now }: ArticlesDeps, shell: Shell) => [
  route({
    id: "listArticles",
    group: "Articles",
    method: "GET",
    path: "/api/articles",
    summary: "Articles, newest first",
    cacheable: true,
    query: ArticlesQuery,
    read: selectionReaders,
    answers: {
      200: {
        description: "a page of articles",
        schema: ArticleList,
        example: { items: [examples.article], next: null },
        headers: { link: 'the next page, as rel="next"; missing on the last one' },
      },
    },
    problems: ["unavailable"],
  })(async ({ query, search }) => {
    const { articles, next } = await listArticles(db, selectionOf(query, query.limit));
    const items = articles.map(({ article }) => article);
    return { status: 200, value: { items, next }, headers: linkToNext("/api/articles", search, next) };
  }),
  route({
    id: "getArticle",
    group: "Articles",
    method: "GET",
    path: "/api/articles/{id}",
    summary: "One article with its content and provenance",
    cacheable: true,
    params: ArticlePath,
    names: "article",
    answers: { 200: { description: "the article", schema: ArticleInFull, example: examples.fullArticle } },
    problems: ["unavailable"],
  })(async ({ params: { id } }) => {
    const found = await findArticle(db, id);
    if (found === null) throw notFound("article");
    return { status: 200, value: found.article };
  }),
  route({
    id: "articlePage",
    group: "Pages",
    method: "GET",
    path: "/articles/{id}",
    summary: "The page of an article",
    cacheable: true,
    params: ArticlePath,
    names: "article",
    answers: { 200: { description: "the page", type: HTML_TYPE, example: "<!doctype html>" } },
    problems: ["unavailable"],
  })(async ({ params: { id } }) => {
    const found = await findArticle(db, id);
    if (found === null) throw notFound("article");
    return { status: 200, body: await articlePage(found, now(), shell) };
  }),
];
