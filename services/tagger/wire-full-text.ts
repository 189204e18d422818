import type { Database } from "@infostream/chassis/postgres";
import { repeat } from "@infostream/chassis/repeat";
import type { ServiceContext } from "@infostream/chassis/run";
import { indexBodies, unindexedArticles } from "./adapters/full-text";
import type { TaggerTables } from "./adapters/tables";
import type { GroupCommit } from "./group-commit";
import { indexFullText } from "./index-full-text";
import type { TaggedDocument } from "./tag-document";

/** Indexes whole texts whenever no document waits to be stored. */
export function wireFullText(
  { db }: Database<TaggerTables>,
  store: GroupCommit<TaggedDocument>,
  context: ServiceContext,
): void {
  const deps = { busy: store.busy, unindexed: unindexedArticles(db), index: indexBodies(db) };
  context.use(repeat({ name: "full-text index", round: () => indexFullText(deps), idleMs: 1000 }, context));
}
