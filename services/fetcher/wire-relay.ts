import type { Nats } from "@infostream/chassis/nats";
import type { Database } from "@infostream/chassis/postgres";
import { publishAll } from "@infostream/chassis/publish";
import type { RepeatedWork } from "@infostream/chassis/repeat";
import type { ServiceContext } from "@infostream/chassis/run";
import { claimUnpublished, markPublished, releaseClaims } from "./adapters/outbox";
import type { FetcherTables } from "./adapters/tables";
import { readTaggerBacklog } from "./adapters/tagger-backlog";
import { relayDocuments } from "./relay-documents";

/** Longer than a publish waits for its confirmation. */
const CLAIM_MS = 15_000;

/** Publishes recorded documents as `feed.raw`. */
export async function wireRelay(
  { db }: Database<FetcherTables>,
  nats: Nats,
  context: ServiceContext,
): Promise<RepeatedWork> {
  const deps = {
    claim: claimUnpublished(db, CLAIM_MS),
    publish: publishAll.bind(null, nats),
    markPublished: markPublished(db),
    release: releaseClaims(db),
    backlog: await readTaggerBacklog(nats),
  };
  return context.use(relayDocuments(deps, context));
}
