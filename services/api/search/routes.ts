import type { ArticleStore } from "@infostream/contracts";
import { SearchPageQuery } from "@infostream/contracts/http/articles";
import type { Kysely } from "kysely";
import { HTML_TYPE } from "../answers/headers";
import { decodeCursor } from "../articles/cursor";
import { type ArticleSlice, listArticles } from "../articles/list-articles";
import { selectionOf } from "../articles/selection";
import { linkToNext } from "../http/link";
import { route } from "../http/route";
import type { Shell } from "../pages/layout";
import { countTags } from "../tags/count-tags";
import { searchPage } from "./page";

export interface SearchDeps {
  readonly db: Kysely<ArticleStore>;
  readonly now: () => Date;
}

const PER_PAGE = 30;
const NOTHING: ArticleSlice = { articles: [], next: null };

/** The page `/search`. */
export const searchRoutes = ({ db, now }: SearchDeps, shell: Shell) => [
  route({
    id: "searchPage",
    group: "Pages",
    method: "GET",
    path: "/search",
    summary: "The page of a search",
    cacheable: true,
    query: SearchPageQuery,
    read: { cursor: decodeCursor },
    answers: { 200: { description: "the page", type: HTML_TYPE, example: "<!doctype html>" } },
    problems: ["unavailable"],
  })(async ({ query, search }) => {
    const { q = "" } = query;
    const [page, tags] = await Promise.all([
      q === "" ? NOTHING : listArticles(db, selectionOf(query, PER_PAGE)),
      countTags(db),
    ]);
    const body = await searchPage({ q, page, tags, search, now: now() }, shell);
    return { status: 200, body, headers: linkToNext("/search", search, page.next) };
  }),
];
