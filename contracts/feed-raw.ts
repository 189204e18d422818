import { type Static, Type as t } from "@sinclair/typebox";
import { event } from "./event";
import { nullable } from "./nullable";

/**
 * A document was fetched and stored in the archive. The message carries no body: a consumer reads it under `archiveKey` (claim check).
 * Published by the fetcher, at least once per changed document; consumed by the tagger.
 */
export const FeedRaw = event(
  "feed.raw",
  t.Object({
    fetchId: t.String({ description: "UUIDv7 of the poll; also Nats-Msg-Id, so a retried publish is stored once" }),
    feedId: t.String({ pattern: "^[0-9]+$" }),
    feedUrl: t.String({ description: "the feed's address as it is subscribed" }),
    feedTitle: nullable(t.String({ description: "the title that the operator gave, which wins over the document's" })),
    url: t.String({ description: "where the document came from, after redirects" }),
    archiveKey: t.String(),
    sha256: t.String({ description: "of the decoded body, hex" }),
    bytes: t.Integer({ minimum: 0, description: "of the decoded body" }),
    status: t.Integer({ description: "HTTP status" }),
    headers: t.Record(t.String(), t.String(), { description: "those that say how to read it: content-type, link" }),
    fetchedAt: t.String({ description: "RFC 3339, UTC" }),
  }),
  (body) => body.fetchId,
);
export type FeedRaw = Static<typeof FeedRaw.schema>;
