/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { page } from "../answers/rendered";
import type { Shell } from "../layout";
import { linkToNext } from "../link";
import { only, queryOf } from "../parameters";
import { countTags } from "../tags/count-tags";
import type { World } from "../world";
import { listArticles } from "./list-articles";
import { ArticleList } from "./list-view";
import { readSelection } from "./selection";

const PER_PAGE = 30;

/** `/search?q=`: the articles that a search finds, newest first. */
export const searchPage = ({ db, now }: World, answers: RecentAnswers, shell: Shell) =>
  new Elysia().get("/search", ({ request }) =>
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
          <Heading q={q} />
          <ArticleList articles={articles} now={now()} path="/search" query={query} next={next} empty={empty} />
        </>
      );
      const title = q === "" ? "Search" : `${q} – Search`;
      const html = await shell({ title, description: "Search in all articles.", section: null, q, tags, content });
      return page(html, linkToNext("/search", query, next));
    }),
  );

function Heading({ q }: { q: string }) {
  if (q === "") return <h1>Search</h1>;
  return (
    <h1>
      Search{" "}
      <span class="quiet" dir="auto" safe>
        {q}
      </span>
    </h1>
  );
}
