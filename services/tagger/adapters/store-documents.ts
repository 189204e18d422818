import type { Kysely, Transaction } from "kysely";
import type { TaggedDocument } from "../tag-document";
import { compareWithStored } from "./compare-with-stored";
import { countTags } from "./count-tags";
import { indexLead } from "./index-lead";
import { insertArticles, updateArticles } from "./write-articles";
import { listUnderTags, unlistFromTags } from "./list-under-tags";
import { lockFeeds } from "./lock-feeds";
import type { TaggerTables } from "./tables";
import { tellOfArticles, tellOfFeeds } from "./write-outbox";

/**
 * Stores documents of different feeds, and what is to be told of them, in one transaction. The feeds' rows are locked
 * first, in order: whatever another tagger does to the same feeds happens before or after, and nobody deadlocks.
 */
export async function storeDocuments(
  db: Kysely<TaggerTables>,
  rules: string,
  slot: number,
  documents: readonly TaggedDocument[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const feeds = await lockFeeds(tx, documents);
    await storeArticles(tx, rules, slot, documents, feeds);
    await tellOfFeeds(tx, documents);
  });
}

async function storeArticles(
  tx: Transaction<TaggerTables>,
  rules: string,
  slot: number,
  documents: readonly TaggedDocument[],
  feeds: Awaited<ReturnType<typeof lockFeeds>>,
) {
  const { fresh, changed } = await compareWithStored(tx, rules, documents);
  if (fresh.length + changed.length === 0) return;
  const inserted = await insertArticles(tx, fresh);
  const stored = [...inserted, ...changed];
  await updateArticles(tx, changed);
  await unlistFromTags(tx, changed);
  await listUnderTags(tx, stored);
  await indexLead(tx, stored);
  await tellOfArticles(tx, stored, feeds);
  // last, since these rows are everybody's: held for as short as can be
  await countTags(tx, inserted, changed, slot);
}
