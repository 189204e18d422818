/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";
import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { page } from "../answers/rendered";
import type { Shell } from "../pages/layout";
import { linkToNext } from "../http/link";
import { only, queryOf } from "../http/parameters";
import { countTags } from "../tags/count-tags";
import { TagRail } from "../tags/rail";
import { listArticles } from "../articles/list-articles";
import { ArticleList } from "../articles/list-view";
import { readSelection } from "../articles/selection";

const PER_PAGE = 30;

export interface SearchDeps {
  readonly db: Kysely<ArticleStore>;
  readonly now: () => Date;
}

/** `/search?q=`: the articles that a search finds, newest first. */
export const searchPage = ({ db, now }: SearchDeps, answers: RecentAnswers, shell: Shell) =>
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
      const html = await shell({
        title,
        description: "Search in all articles.",
        section: null,
        q,
        content,
        rail: <TagRail tags={tags} current={undefined} />,
      });
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
