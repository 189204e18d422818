import type { Feed } from "@infostream/contracts";
import { feedRequests } from "@infostream/contracts";
import { Elysia } from "elysia";
import type { RequireAdmin } from "../http/require-admin";
import { own } from "../answers/own";
import type { AskFeeds } from "../feeds/ask-feeds";
import { badRequest } from "../http/problem";
import { importFeeds } from "./import-feeds";
import { opmlOf } from "./opml-body";
import { readOutlines } from "./read-outlines";
import { writeOpml } from "./write-opml";

export interface OpmlDeps {
  readonly ask: AskFeeds;
  readonly now: () => Date;
}

/** `/api/opml`: all feeds out, and many feeds in. */
export const opmlApi = ({ ask, now }: OpmlDeps, requireAdmin: RequireAdmin) =>
  new Elysia()
    .get("/api/opml", async () => {
      const opml = writeOpml(await allFeeds(ask), now());
      return new Response(opml, {
        headers: {
          "content-type": "text/x-opml; charset=utf-8",
          "content-disposition": 'attachment; filename="infostream.opml"',
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
        },
      });
    })
    .post(
      "/api/opml",
      async ({ request }) => {
        requireAdmin(request);
        const outlines = readOutlines(await opmlOf(request));
        if (outlines === null) throw badRequest("The body is no OPML.");
        return own(await importFeeds(outlines, ask));
      },
      { parse: "none" },
    );

/** As many as fit into a message even where all addresses and errors are long. */
const PART = 200;

async function allFeeds(ask: AskFeeds): Promise<Feed[]> {
  const all: Feed[] = [];
  for (let after: string | null = null; ;) {
    const { feeds, next }: { feeds: Feed[]; next: string | null } = await ask(feedRequests.list, {
      limit: PART,
      after,
    });
    all.push(...feeds);
    if (next === null) return all;
    after = next;
  }
}
