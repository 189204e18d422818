import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";
import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { json } from "../answers/rendered";
import { linkToNext } from "../http/link";
import { queryOf } from "../http/parameters";
import { notFound } from "../http/problem";
import { findArticle } from "./find-article";
import { listArticles } from "./list-articles";
import { readSelection } from "./selection";

export interface ArticlesDeps {
  readonly db: Kysely<ArticleStore>;
}

/** `/api/articles`. */
export const articlesApi = ({ db }: ArticlesDeps, answers: RecentAnswers) =>
  new Elysia()
    .get("/api/articles", ({ request }) =>
      answers.answer(request, async () => {
        const query = queryOf(request);
        const { articles, next } = await listArticles(db, readSelection(query, 50));
        const items = articles.map(({ article }) => article);
        return json({ items, next }, linkToNext("/api/articles", query, next));
      }),
    )
    .get("/api/articles/:id", ({ request, params }) =>
      answers.answer(request, async () => {
        const found = await findArticle(db, params.id ?? "");
        if (found === null) throw notFound("article");
        return json(found.article);
      }),
    );
