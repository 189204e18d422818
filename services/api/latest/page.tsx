/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { TagCount } from "@infostream/contracts/http/tags";
import type { ArticleSlice } from "../articles/list-articles";
import { ArticleList } from "../articles/list-view";
import type { Shell } from "../pages/layout";
import { TagRail } from "../tags/rail";

interface Latest {
  readonly page: ArticleSlice;
  readonly tags: readonly TagCount[];
  readonly search: URLSearchParams;
  /** Where a script follows new articles; null on older pages. */
  readonly events: string | null;
  readonly now: Date;
}

/** `/`: the newest articles. */
export function latestPage({ page: { articles, next }, tags, search, events, now }: Latest, shell: Shell) {
  const empty = "No articles yet. The first arrive within seconds when the mock feeds run.";
  return shell({
    title: "InfoStream",
    description: "The newest articles of all feeds, tagged by keyword.",
    section: "latest",
    content: (
      <>
        <h1>Latest</h1>
        <ArticleList articles={articles} now={now} path="/" query={search} next={next} events={events} empty={empty} />
      </>
    ),
    rail: <TagRail tags={tags} current={undefined} />,
    live: events !== null,
  });
}
