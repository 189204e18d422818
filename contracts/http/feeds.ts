import { type Static, Type as t } from "@sinclair/typebox";
import { Feed, FeedChange, NewFeed } from "../feeds";
import { listOf } from "./list";
import { cursor, Id, Limit } from "./parameters";

/** A feed as the API shows it: as the fetcher knows it, with the number of its stored articles. */
export const CountedFeed = t.Composite([Feed, t.Object({ articles: t.Integer({ minimum: 0 }) })], { $id: "Feed" });
export type CountedFeed = Static<typeof CountedFeed>;

const Cursor = cursor("ZmVlZC4xLjU");

export const FeedsQuery = t.Object({ cursor: t.Optional(Cursor), limit: Limit });

export const FeedsPageQuery = t.Object({ cursor: t.Optional(Cursor) });

export const FeedList = listOf(CountedFeed);

export const NewFeedBody = t.Composite([NewFeed], { $id: "NewFeed" });

export const FeedChangeBody = t.Composite([FeedChange], { $id: "FeedChange" });

export const FeedPath = t.Object({ id: Id });

/** A feed was asked to be polled now. */
export const RefreshAccepted = t.Object({});
