/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { ArticleStore } from "@infostream/contracts";
import { Elysia } from "elysia";
import type { Kysely } from "kysely";
import type { RecentAnswers } from "../answers/recent-answers";
import { liveHeaders, page } from "../answers/rendered";
import { linkToNext } from "../http/link";
import type { Shell } from "../pages/layout";
import type { LiveArticles } from "../live/live-articles";
import { eventsAddress } from "../live/events-address";
import { only, queryOf } from "../http/parameters";
import { countTags } from "../tags/count-tags";
import { TagRail } from "../tags/rail";
import { listArticles } from "../articles/list-articles";
import { ArticleList } from "../articles/list-view";
import { readSelection } from "../articles/selection";

const PER_PAGE = 30;

export interface LatestDeps {
  readonly db: Kysely<ArticleStore>;
  readonly live: Pick<LiveArticles, "position">;
  readonly now: () => Date;
}

/** `/`: the newest articles. */
export const latestPage = ({ db, now, live }: LatestDeps, answers: RecentAnswers, shell: Shell) =>
  new Elysia().get("/", ({ request }) =>
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
          content,
          rail: <TagRail tags={tags} current={undefined} />,
          live: events !== null,
        }),
        { ...linkToNext("/", query, next), ...liveHeaders },
      );
    }),
  );
