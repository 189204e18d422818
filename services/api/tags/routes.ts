import type { ArticleStore } from "@infostream/contracts";
import { ListPageQuery } from "@infostream/contracts/http/articles";
import { TagList, TagPath, TagsQuery } from "@infostream/contracts/http/tags";
import type { Kysely } from "kysely";
import { HTML_TYPE, liveHeaders } from "../answers/headers";
import { decodeCursor } from "../articles/cursor";
import { listArticles } from "../articles/list-articles";
import { selectionOf } from "../articles/selection";
import { tagPath } from "../articles/tag-chips";
import { linkToNext } from "../http/link";
import { route } from "../http/route";
import { eventsAddress } from "../live/events-address";
import type { LiveArticles } from "../live/live-articles";
import type { Shell } from "../pages/layout";
import { countTags } from "./count-tags";
import { tagPage } from "./page";

export interface TagsDeps {
  readonly db: Kysely<ArticleStore>;
  readonly live: Pick<LiveArticles, "position">;
  readonly now: () => Date;
}

const PER_PAGE = 30;

/** `/api/tags` and the page `/tags/{name}`. */
export const tagRoutes = ({ db, live, now }: TagsDeps, shell: Shell) => [
  route({
    id: "listTags",
    group: "Tags",
    method: "GET",
    path: "/api/tags",
    summary: "Tags with their numbers of articles, the most frequent first",
    cacheable: true,
    query: TagsQuery,
    answers: {
      200: {
        description: "the tags",
        schema: TagList,
        example: { items: [{ name: "Economy", articles: 412 }], next: null },
      },
    },
    problems: ["unavailable"],
  })(async ({ query: { limit } }) => ({
    status: 200,
    value: { items: (await countTags(db)).slice(0, limit), next: null },
  })),
  route({
    id: "tagPage",
    group: "Pages",
    method: "GET",
    path: "/tags/{name}",
    summary: "The page of a tag with its articles, newest first",
    cacheable: true,
    params: TagPath,
    names: "tag",
    query: ListPageQuery,
    read: { cursor: decodeCursor },
    answers: { 200: { description: "the page", type: HTML_TYPE, example: "<!doctype html>" } },
    problems: ["unavailable"],
  })(async ({ params: { name }, query, search }) => {
    // before the list is read, so that no article falls between list and events
    const events = query.cursor === undefined ? eventsAddress(live.position(), { tag: name }) : null;
    const selection = selectionOf({ ...query, tag: [name] }, PER_PAGE);
    const [page, tags] = await Promise.all([listArticles(db, selection), countTags(db)]);
    const body = await tagPage({ name, page, tags, search, events, now: now() }, shell);
    return { status: 200, body, headers: { ...linkToNext(tagPath(name), search, page.next), ...liveHeaders } };
  }),
];
