/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";
import type { LiveArticles } from "../live/live-articles";
import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { liveHeaders, page } from "../answers/rendered";
import { listArticles } from "../articles/list-articles";
import { ArticleList } from "../articles/list-view";
import { tagPath } from "../articles/tag-chips";
import { readCursor } from "../articles/selection";
import type { Shell } from "../pages/layout";
import { linkToNext } from "../http/link";
import { eventsAddress } from "../live/events-address";
import { queryOf } from "../http/parameters";
import { notFound } from "../http/problem";
import { countTags } from "./count-tags";
import { TagRail } from "./rail";

const PER_PAGE = 30;

export interface TagPageDeps {
  readonly db: Kysely<ArticleStore>;
  readonly live: Pick<LiveArticles, "position">;
  readonly now: () => Date;
}

/** The articles of one tag. */
export const tagPage = ({ db, now, live }: TagPageDeps, answers: RecentAnswers, shell: Shell) =>
  new Elysia().get("/tags/:name", ({ request, params }) =>
    answers.answer(request, async () => {
      const name = params.name;
      // null is what a malformed escape comes to
      if (name === null || name.includes("\0")) throw notFound("tag");
      const after = readCursor(queryOf(request));
      const selection = { tags: [name], feed: null, q: null, since: null, until: null, after, limit: PER_PAGE };
      const events = after === null ? eventsAddress(live.position(), { tag: name }) : null;
      const [{ articles, next }, tags] = await Promise.all([listArticles(db, selection), countTags(db)]);
      const query = new URLSearchParams(after === null ? {} : { cursor: queryOf(request).get("cursor") ?? "" });
      const path = tagPath(name);
      const number = tags.find((tag) => tag.name === name)?.articles ?? 0;
      const content = (
        <>
          <h1 safe>{name}</h1>
          <p class="lead" safe>
            {`${number.toLocaleString("en")} ${number === 1 ? "article" : "articles"}`}
          </p>
          <ArticleList
            articles={articles}
            now={now()}
            path={path}
            query={query}
            next={next}
            events={events}
            empty="No article carries this tag yet."
          />
        </>
      );
      const description = `Articles on ${name}, newest first.`;
      return page(
        await shell({
          title: name,
          description,
          section: null,
          content,
          rail: <TagRail tags={tags} current={name} />,
          live: events !== null,
        }),
        { ...linkToNext(path, query, next), ...liveHeaders },
      );
    }),
  );
