import type { Database } from "@infostream/chassis/postgres";
import type { RepeatedWork } from "@infostream/chassis/repeat";
import type { TagRules } from "@infostream/contracts/tag-rules";
import { storeDocuments } from "./adapters/store-documents";
import type { TaggerTables } from "./adapters/tables";
import { rulesVersion } from "./core/tag-rules/rules-version";
import { groupCommit, type GroupCommit } from "./group-commit";
import type { TaggedDocument } from "./tag-document";

/** Transactions at once. */
export const WRITERS = 2;
const ARTICLES_A_TRANSACTION = 250;
/** Each tag's count is spread over as many rows, of which a tagger updates its own: taggers do not queue for one row. */
const TAG_COUNT_SLOTS = 16;

/** Stores documents in groups, and wakes the relays after each commit. */
export function wireStore(
  { db }: Database<TaggerTables>,
  rules: TagRules,
  relays: readonly RepeatedWork[],
): GroupCommit<TaggedDocument> {
  const version = rulesVersion(rules);
  const tagCountSlot = Math.floor(Math.random() * TAG_COUNT_SLOTS);
  return groupCommit({
    keyOf: ({ document }) => document.feedId,
    weigh: ({ drafts }) => 1 + drafts.length,
    mostWeight: ARTICLES_A_TRANSACTION,
    writers: WRITERS,
    commit: async (documents) => {
      await storeDocuments(db, version, tagCountSlot, documents);
      for (const relay of relays) relay.wake();
    },
  });
}
