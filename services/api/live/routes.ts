import type { LiveArticles } from "./live-articles";
import { Elysia } from "elysia";
import { readFilter } from "../articles/selection";
import { queryOf } from "../http/parameters";
import { readPosition } from "./position";

const headers = {
  "content-type": "text/event-stream",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  // proxies that would gather the answer before they send it
  "x-accel-buffering": "no",
};

export interface LiveDeps {
  readonly live: LiveArticles;
}

/** `/events`: articles as they come, as server-sent events. */
export const liveRoutes = ({ live }: LiveDeps) =>
  new Elysia().get("/events", ({ request }) => {
    const query = queryOf(request);
    const filter = readFilter(query);
    const from = readPosition(request, query);
    return new Response(request.method === "HEAD" ? null : live.follow(from, filter), { headers });
  });
