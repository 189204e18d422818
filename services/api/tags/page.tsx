/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { TagCount } from "@infostream/contracts/http/tags";
import type { ArticleSlice } from "../articles/list-articles";
import { ArticleList } from "../articles/list-view";
import { tagPath } from "../articles/tag-chips";
import type { Shell } from "../pages/layout";
import { TagRail } from "./rail";

interface Tagged {
  readonly name: string;
  readonly page: ArticleSlice;
  readonly tags: readonly TagCount[];
  readonly search: URLSearchParams;
  /** Where a script follows new articles; null on older pages. */
  readonly events: string | null;
  readonly now: Date;
}

/** `/tags/{name}`: the articles of one tag. */
export function tagPage({ name, page: { articles, next }, tags, search, events, now }: Tagged, shell: Shell) {
  const number = tags.find((tag) => tag.name === name)?.articles ?? 0;
  return shell({
    title: name,
    description: `Articles on ${name}, newest first.`,
    section: null,
    content: (
      <>
        <h1 safe>{name}</h1>
        <p class="lead" safe>
          {`${number.toLocaleString("en")} ${number === 1 ? "article" : "articles"}`}
        </p>
        <ArticleList
          articles={articles}
          now={now}
          path={tagPath(name)}
          query={search}
          next={next}
          events={events}
          empty="No article carries this tag yet."
        />
      </>
    ),
    rail: <TagRail tags={tags} current={name} />,
    live: events !== null,
  });
}
