/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { TagCount } from "@infostream/contracts/http/tags";
import type { ArticleSlice } from "../articles/list-articles";
import { ArticleList } from "../articles/list-view";
import type { Shell } from "../pages/layout";
import { TagRail } from "../tags/rail";

interface Found {
  /** What was searched for; empty where nothing was. */
  readonly q: string;
  readonly page: ArticleSlice;
  readonly tags: readonly TagCount[];
  readonly search: URLSearchParams;
  readonly now: Date;
}

/** `/search?q=`: the articles that a search finds, newest first. */
export function searchPage({ q, page: { articles, next }, tags, search, now }: Found, shell: Shell) {
  const empty =
    q === "" ? "Type a word, a “quoted phrase”, or -without." : `Nothing found for “${q}”. Try fewer words.`;
  return shell({
    title: q === "" ? "Search" : `${q} – Search`,
    description: "Search in all articles.",
    section: null,
    q,
    content: (
      <>
        <Heading q={q} />
        <ArticleList articles={articles} now={now} path="/search" query={search} next={next} empty={empty} />
      </>
    ),
    rail: <TagRail tags={tags} current={undefined} />,
  });
}

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
