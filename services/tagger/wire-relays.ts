import type { Nats } from "@infostream/chassis/nats";
import type { Database } from "@infostream/chassis/postgres";
import { publishAll } from "@infostream/chassis/publish";
import type { RepeatedWork } from "@infostream/chassis/repeat";
import type { ServiceContext } from "@infostream/chassis/run";
import { ArticleTagged, FeedParsed } from "@infostream/contracts";
import { exclusively } from "./adapters/outbox";
import type { TaggerTables } from "./adapters/tables";
import { relayEvents } from "./relay-events";

/** A relay for each subject that the tagger publishes. */
export function wireRelays(
  { db }: Database<TaggerTables>,
  nats: Nats,
  context: ServiceContext,
): readonly RepeatedWork[] {
  const deps = { exclusively: exclusively(db), publish: publishAll.bind(null, nats) };
  return [ArticleTagged, FeedParsed].map(({ subject }) => context.use(relayEvents(subject, deps, context)));
}
