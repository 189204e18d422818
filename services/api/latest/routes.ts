import type { ArticleStore } from "@infostream/contracts";
import { ListPageQuery } from "@infostream/contracts/http/articles";
import type { Kysely } from "kysely";
import { HTML_TYPE, liveHeaders } from "../answers/headers";
import { decodeCursor } from "../articles/cursor";
import { listArticles } from "../articles/list-articles";
import { selectionOf } from "../articles/selection";
import { linkToNext } from "../http/link";
import { route } from "../http/route";
import { eventsAddress } from "../live/events-address";
import type { LiveArticles } from "../live/live-articles";
import type { Shell } from "../pages/layout";
import { countTags } from "../tags/count-tags";
import { latestPage } from "./page";

export interface LatestDeps {
  readonly db: Kysely<ArticleStore>;
  readonly live: Pick<LiveArticles, "position">;
  readonly now: () => Date;
}

const PER_PAGE = 30;

/** The page `/`. */
export const latestRoutes = ({ db, live, now }: LatestDeps, shell: Shell) => [
  route({
    id: "latestPage",
    group: "Pages",
    method: "GET",
    path: "/",
    summary: "The page of the newest articles",
    cacheable: true,
    query: ListPageQuery,
    read: { cursor: decodeCursor },
    answers: { 200: { description: "the page", type: HTML_TYPE, example: "<!doctype html>" } },
    problems: ["unavailable"],
  })(async ({ query, search }) => {
    // before the list is read, so that no article falls between list and events
    const events = query.cursor === undefined ? eventsAddress(live.position(), {}) : null;
    const [page, tags] = await Promise.all([listArticles(db, selectionOf(query, PER_PAGE)), countTags(db)]);
    const body = await latestPage({ page, tags, search, events, now: now() }, shell);
    return { status: 200, body, headers: { ...linkToNext("/", search, page.next), ...liveHeaders } };
  }),
];
