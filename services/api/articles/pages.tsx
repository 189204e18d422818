/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { page } from "../answers/rendered";
import { linkToNext } from "../link";
import type { Shell } from "../layout";
import { queryOf } from "../parameters";
import { notFound } from "../problem";
import { countTags } from "../tags/count-tags";
import type { World } from "../world";
import { ArticleView } from "./article-view";
import { findArticle } from "./find-article";
import { listArticles } from "./list-articles";
import { ArticleList } from "./list-view";
import { readSelection } from "./selection";

const PER_PAGE = 30;

/** The newest articles, those that a search finds, and each by itself. */
export const articlePages = ({ db, now }: World, answers: RecentAnswers, shell: Shell) =>
  new Elysia()
    .get("/", ({ request }) =>
      answers.answer(request, async () => {
        const query = only(queryOf(request), "cursor");
        const [{ articles, next }, tags] = await Promise.all([
          listArticles(db, readSelection(query, PER_PAGE)),
          countTags(db),
        ]);
        const empty = "No articles yet. The first arrive within seconds when the mock feeds run.";
        const content = (
          <>
            <h1>Latest</h1>
            <ArticleList articles={articles} now={now()} path="/" query={query} next={next} empty={empty} />
          </>
        );
        const description = "The newest articles of all feeds, tagged by topic.";
        return page(
          await shell({ title: "InfoStream", description, section: "latest", tags, content }),
          linkToNext("/", query, next),
        );
      }),
    )
    .get("/search", ({ request }) =>
      answers.answer(request, async () => {
        const query = only(queryOf(request), "q", "cursor");
        const selection = readSelection(query, PER_PAGE);
        const q = selection.q ?? "";
        const [{ articles, next }, tags] = await Promise.all([
          q === "" ? { articles: [], next: null } : listArticles(db, selection),
          countTags(db),
        ]);
        const empty =
          q === "" ? "Type a word, a “quoted phrase”, or -without." : `Nothing found for “${q}”. Try fewer words.`;
        const content = (
          <>
            <h1>
              Search{" "}
              {q === "" ? (
                ""
              ) : (
                <span class="quiet" dir="auto" safe>
                  {q}
                </span>
              )}
            </h1>
            <ArticleList articles={articles} now={now()} path="/search" query={query} next={next} empty={empty} />
          </>
        );
        const title = q === "" ? "Search" : `${q} – Search`;
        return page(
          await shell({ title, description: "Search in all articles.", section: null, q, tags, content }),
          linkToNext("/search", query, next),
        );
      }),
    )
    .get("/articles/:id", ({ request, params }) =>
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

/** What a page knows of its query; anything else would be carried from page to page. */
function only(query: URLSearchParams, ...names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name, value]) => names.includes(name) && value !== ""));
}
