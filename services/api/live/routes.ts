import { EventsHeaders, EventsQuery } from "@infostream/contracts/http/events";
import { readId } from "../http/id";
import { route } from "../http/route";
import type { LiveArticles } from "./live-articles";
import { parsePosition } from "./position";

export interface LiveDeps {
  readonly live: LiveArticles;
}

const example = 'event: article\nid: 48213.1795245072726\ndata: {"id":"42","title":"Harbour bridge reopens"}\n\n';

/** `/events`: articles as they come, as server-sent events. */
export const liveRoutes = ({ live }: LiveDeps) => [
  route({
    id: "followArticles",
    group: "Events",
    method: "GET",
    path: "/events",
    summary: "Articles as they come, as server-sent events",
    description: "`Last-Event-ID` continues a stream without a gap; `lastEventId` does the same for a first request.",
    query: EventsQuery,
    headers: EventsHeaders,
    read: { feed: readId, lastEventId: parsePosition },
    answers: { 200: { description: "a stream without an end", type: "text/event-stream", example } },
    problems: ["unavailable", "too-many-streams"],
  })(({ request, query, headers }) => {
    const resumed = headers["Last-Event-ID"];
    const from = resumed === undefined ? (query.lastEventId ?? null) : parsePosition(resumed);
    const filter = { tags: query.tag, feed: query.feed ?? null };
    return {
      status: 200,
      body: request.method === "HEAD" ? null : live.follow(from, filter),
      // proxies that would gather the answer before they send it
      headers: { "x-accel-buffering": "no" },
    };
  }),
];
