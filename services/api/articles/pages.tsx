/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { liveHeaders, page } from "../answers/rendered";
import { linkToNext } from "../link";
import type { Shell } from "../layout";
import { eventsAddress } from "../live/events-address";
import { only, queryOf } from "../parameters";
import { notFound } from "../problem";
import { countTags } from "../tags/count-tags";
import type { World } from "../world";
import { ArticleView } from "./article-view";
import { findArticle } from "./find-article";
import { listArticles } from "./list-articles";
import { ArticleList } from "./list-view";
import { readSelection } from "./selection";

const PER_PAGE = 30;

/** `/` with the newest articles, and `/articles/{id}`. */
export const articlePages = ({ db, now, live }: World, answers: RecentAnswers, shell: Shell) =>
  new Elysia()
    .get("/", ({ request }) =>
      answers.answer(request, async () => {
        const query = only(queryOf(request), "cursor");
        const events = query.has("cursor") ? null : eventsAddress(live.position(), {});
        const [{ articles, next }, tags] = await Promise.all([
          listArticles(db, readSelection(query, PER_PAGE)),
          countTags(db),
        ]);
        const empty = "No articles yet. The first arrive within seconds when the mock feeds run.";
        const content = (
          <>
            <h1>Latest</h1>
            <ArticleList
              articles={articles}
              now={now()}
              path="/"
              query={query}
              next={next}
              events={events}
              empty={empty}
            />
          </>
        );
        const description = "The newest articles of all feeds, tagged by keyword.";
        return page(
          await shell({
            title: "InfoStream",
            description,
            section: "latest",
            tags,
            content,
            live: events !== null,
          }),
          { ...linkToNext("/", query, next), ...liveHeaders },
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
