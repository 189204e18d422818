import { sql, type Transaction } from "kysely";
import { type Changed, changeOf, type Fresh, freshOf, type Known } from "../core/stored-article";
import type { TaggedDocument } from "../tag-document";
import type { TaggerTables } from "./tables";

/** Which articles of these documents are new and which changed; what is as it was needs no writing. */
export async function compareWithStored(
  tx: Transaction<TaggerTables>,
  rules: string,
  documents: readonly TaggedDocument[],
): Promise<{ fresh: readonly Fresh[]; changed: readonly Changed[] }> {
  const known = await storedArticles(tx, documents);
  const fresh: Fresh[] = [];
  const changed: Changed[] = [];
  for (const tagged of documents) {
    const source = { document: tagged.document, parser: tagged.parser, traceparent: tagged.traceparent, rules };
    // oldest first: of articles without a date, the one that stands first in the document gets the highest id
    for (const draft of tagged.drafts.toReversed()) {
      const stored = known.get(keyOf(tagged.document.feedId, draft.identity));
      const change = stored && changeOf(draft, stored, source);
      if (stored === undefined) fresh.push(freshOf(draft, source));
      else if (change) changed.push(change);
    }
  }
  return { fresh, changed };
}

async function storedArticles(tx: Transaction<TaggerTables>, documents: readonly TaggedDocument[]) {
  const keys = documents.flatMap(({ document, drafts }) =>
    drafts.map(({ identity }) => ({ feed_id: document.feedId, identity })),
  );
  const { rows } = await sql<Known & { feedId: string; identity: string }>`
    select a.id, a.feed_id as "feedId", a.identity, a.content_hash as "contentHash", a.revision, a.tags,
           a.sort_at as "sortAt", a.published_at as "publishedAt", a.fetched_at as "fetchedAt",
           a.document_fetched_at as "documentFetchedAt"
      from json_to_recordset(${JSON.stringify(keys)}) as k (feed_id bigint, identity text)
      join articles.articles a on a.feed_id = k.feed_id and a.identity = k.identity`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row.feedId, row.identity), row]));
}

const keyOf = (feedId: string, identity: string) => `${feedId} ${identity}`;
