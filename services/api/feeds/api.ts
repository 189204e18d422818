import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";
import type { AskFeeds } from "./ask-feeds";
import { Feed, FeedChange, feedRequests, NewFeed } from "@infostream/contracts";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { Elysia } from "elysia";
import type { RequireAdmin } from "../http/require-admin";
import { own } from "../answers/own";
import { isId } from "../http/id";
import { readJson } from "../http/body";
import { limitOf, queryOf } from "../http/parameters";
import { badRequest, notFound } from "../http/problem";
import { linkToNext } from "../http/link";
import { encodeFeedCursor, readFeedCursor } from "./feed-cursor";
import { counted, listFeeds } from "./list-feeds";

const newFeed = TypeCompiler.Compile(NewFeed);
const feedChange = TypeCompiler.Compile(FeedChange);

export interface FeedsDeps {
  readonly db: Kysely<ArticleStore>;
  readonly ask: AskFeeds;
}

/** `/api/feeds`. Nothing here is kept in memory: who changes a feed and looks again sees the change. */
export function feedsApi({ db, ask }: FeedsDeps, requireAdmin: RequireAdmin) {
  const shown = async (feed: Feed) => counted(db, feed);
  return new Elysia()
    .get("/api/feeds", async ({ request }) => {
      const query = queryOf(request);
      const { feeds, next } = await listFeeds(db, ask, { limit: limitOf(query, 50), after: readFeedCursor(query) });
      const cursor = next === null ? null : encodeFeedCursor(next);
      return own({ items: feeds, next: cursor }, { headers: linkToNext("/api/feeds", query, cursor) });
    })
    .get("/api/feeds/:id", async ({ params }) => own(await shown(await ask(feedRequests.get, known(params)))))
    .post(
      "/api/feeds",
      async ({ request }) => {
        requireAdmin(request);
        const { feed, added } = await ask(feedRequests.add, await readJson(request, newFeed));
        const headers = { location: `/api/feeds/${feed.id}` };
        return own(await shown(feed), { status: added ? 201 : 200, headers });
      },
      UNREAD,
    )
    .patch(
      "/api/feeds/:id",
      async ({ request, params }) => {
        requireAdmin(request);
        const id = known(params);
        const change = await readJson(request, feedChange);
        if (!["url", "title", "pollEvery", "paused"].some((field) => field in change))
          throw badRequest("The body names nothing to change: url, title, pollEvery or paused.");
        return own(await shown(await ask(feedRequests.change, { ...id, change })));
      },
      UNREAD,
    )
    .delete(
      "/api/feeds/:id",
      async ({ request, params }) => {
        requireAdmin(request);
        await ask(feedRequests.remove, known(params));
        return own(null, { status: 204 });
      },
      UNREAD,
    )
    .post(
      "/api/feeds/:id/refresh",
      async ({ request, params }) => {
        requireAdmin(request);
        await ask(feedRequests.refresh, known(params));
        return own({}, { status: 202 });
      },
      UNREAD,
    );
}

/** The handler reads the body itself, after it looked at the token. */
const UNREAD = { parse: "none" } as const;

function known({ id }: { id: string | null }) {
  if (id === null || !isId(id)) throw notFound("feed");
  return { id };
}
