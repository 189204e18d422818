import { Type as t } from "@sinclair/typebox";
import { FeedFilter, Tags } from "./parameters";

const Position = t.String({
  pattern: "^\\d{1,15}(\\.\\d{1,15})?$",
  description: "the stream continues after this event",
  "x-must-be": "the id of an event that this server sent",
  examples: ["48213.1795245072726"],
});

/** The parameters of `GET /events`. `lastEventId` serves a first request, which cannot set headers in a browser. */
export const EventsQuery = t.Object({
  tag: Tags,
  feed: t.Optional(FeedFilter),
  lastEventId: t.Optional(Position),
});

export const EventsHeaders = t.Object({ "Last-Event-ID": t.Optional(Position) });
