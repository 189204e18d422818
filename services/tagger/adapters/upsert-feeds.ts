import type { ArticleFeed } from "@infostream/contracts";
import { sql, type Transaction } from "kysely";
import type { TaggedDocument } from "../tag-document";
import { bulkRows } from "./bulk-rows";
import type { TaggerTables } from "./tables";

const feedRows = bulkRows({ feed_id: "bigint", url: "text", title: "text", site_url: "text" });

/** Writes what articles show of their feeds, which also locks each feed until the commit; returns it by feed id. */
export async function upsertFeeds(
  tx: Transaction<TaggerTables>,
  documents: readonly TaggedDocument[],
): Promise<ReadonlyMap<string, ArticleFeed>> {
  const rows = documents.flatMap(({ document, feed }) =>
    feed === null
      ? []
      : [{ feed_id: document.feedId, url: document.feedUrl, title: feed.title, site_url: feed.siteUrl }],
  );
  if (rows.length === 0) return new Map();
  const { rows: written } = await sql<ArticleFeed>`
    insert into articles.feeds (${feedRows.columns})
    select ${feedRows.columns}
      from ${feedRows.given(rows)}
     order by feed_id
    on conflict (feed_id) do update
       set url = excluded.url, title = excluded.title, site_url = excluded.site_url
    returning feed_id::text as id, url, title, site_url as "siteUrl"`.execute(tx);
  return new Map(written.map((feed) => [feed.id, feed]));
}
