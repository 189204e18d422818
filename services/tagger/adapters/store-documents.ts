import type { Kysely, Transaction } from "kysely";
import type { TaggedDocument } from "../tag-document";
import { compareWithStored } from "./compare-with-stored";
import { updateTagCounts } from "./update-tag-counts";
import { indexLead } from "./index-lead";
import { insertArticles, updateArticles } from "./write-articles";
import { listUnderTags, unlistFromTags } from "./list-under-tags";
import { upsertFeeds } from "./upsert-feeds";
import type { TaggerTables } from "./tables";
import { enqueueArticleEvents, enqueueParseResults } from "./enqueue-events";

/**
 * Stores documents of different feeds, with their events, in one transaction. The feeds' rows are written first, in order, which
 * locks them: what another tagger does to the same feeds happens before or after, and no two taggers deadlock.
 */
export async function storeDocuments(
  db: Kysely<TaggerTables>,
  rulesVersion: string,
  tagCountSlot: number,
  documents: readonly TaggedDocument[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const feeds = await upsertFeeds(tx, documents);
    await storeArticles(tx, rulesVersion, tagCountSlot, documents, feeds);
    await enqueueParseResults(tx, documents);
  });
}

async function storeArticles(
  tx: Transaction<TaggerTables>,
  rulesVersion: string,
  tagCountSlot: number,
  documents: readonly TaggedDocument[],
  feeds: Awaited<ReturnType<typeof upsertFeeds>>,
) {
  const { added, changed } = await compareWithStored(tx, rulesVersion, documents);
  if (added.length + changed.length === 0) return;
  const inserted = await insertArticles(tx, added);
  const written = [...inserted, ...changed];
  await updateArticles(tx, changed);
  await unlistFromTags(tx, changed);
  await listUnderTags(tx, written);
  await indexLead(tx, written);
  await enqueueArticleEvents(tx, written, feeds);
  // last, since every writer updates these rows: their locks are held for the shortest time
  await updateTagCounts(tx, inserted, changed, tagCountSlot);
}
