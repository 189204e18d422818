import { sql, type Transaction } from "kysely";
import { type ChangedArticle, changedArticle, type NewArticle, newArticle, type StoredArticle } from "../core/revision";
import type { TaggedDocument } from "../tag-document";
import { bulkRows } from "./bulk-rows";
import type { TaggerTables } from "./tables";

/** Finds which articles of these documents are new and which changed; the others need no writing. */
export async function compareWithStored(
  tx: Transaction<TaggerTables>,
  rulesVersion: string,
  documents: readonly TaggedDocument[],
): Promise<{ added: readonly NewArticle[]; changed: readonly ChangedArticle[] }> {
  const stored = await storedArticles(tx, documents);
  const added: NewArticle[] = [];
  const changed: ChangedArticle[] = [];
  for (const tagged of documents) {
    const source = {
      document: tagged.document,
      parser: tagged.parser,
      traceparent: tagged.traceparent,
      rules: rulesVersion,
    };
    // oldest first: of articles without a date, the one that stands first in the document gets the highest id
    for (const draft of tagged.drafts.toReversed()) {
      const before = stored.get(keyOf(tagged.document.feedId, draft.identity));
      const change = before && changedArticle(draft, before, source);
      if (before === undefined) added.push(newArticle(draft, source));
      else if (change) changed.push(change);
    }
  }
  return { added, changed };
}

const articleKeys = bulkRows({ feed_id: "bigint", identity: "text" });

async function storedArticles(tx: Transaction<TaggerTables>, documents: readonly TaggedDocument[]) {
  const keys = documents.flatMap(({ document, drafts }) =>
    drafts.map(({ identity }) => ({ feed_id: document.feedId, identity })),
  );
  const { rows } = await sql<StoredArticle & { feedId: string; identity: string }>`
    select a.id, a.feed_id as "feedId", a.identity, a.content_hash as "contentHash", a.revision, a.tags,
           a.sort_at as "sortAt", a.published_at as "publishedAt", a.fetched_at as "fetchedAt",
           a.document_fetched_at as "documentFetchedAt"
      from ${articleKeys.given(keys)}
      join articles.articles a on a.feed_id = given.feed_id and a.identity = given.identity`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row.feedId, row.identity), row]));
}

const keyOf = (feedId: string, identity: string) => `${feedId} ${identity}`;
