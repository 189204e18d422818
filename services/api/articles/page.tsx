/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { page } from "../answers/rendered";
import { notFound } from "../http/problem";
import type { Shell } from "../pages/layout";
import type { ArticlesDeps } from "./api";
import { ArticleView } from "./article-view";
import { findArticle } from "./find-article";

/** `/articles/{id}`. */
export const articlePage = (
  { db, now }: ArticlesDeps & { readonly now: () => Date },
  answers: RecentAnswers,
  shell: Shell,
) =>
  new Elysia().get("/articles/:id", ({ request, params }) =>
    answers.answer(request, async () => {
      const found = await findArticle(db, params.id ?? "");
      if (found === null) throw notFound("article");
      const { title, summary } = found.article;
      const content = <ArticleView {...found} now={now()} />;
      return page(
        await shell({ title: title || "Untitled", description: summary.slice(0, 200), section: null, content }),
      );
    }),
  );
