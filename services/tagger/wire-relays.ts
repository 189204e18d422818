import type { Nats } from "@infostream/chassis/nats";
import type { Database } from "@infostream/chassis/postgres";
import { publishAll } from "@infostream/chassis/publish";
import type { Repeated } from "@infostream/chassis/repeat";
import type { Life } from "@infostream/chassis/run";
import { ArticleTagged, FeedParsed } from "@infostream/contracts";
import { exclusively } from "./adapters/outbox";
import type { TaggerTables } from "./adapters/tables";
import { relayEvents } from "./relay-events";

/** A relay for each subject that the tagger publishes. */
export function wireRelays({ db }: Database<TaggerTables>, nats: Nats, life: Life): readonly Repeated[] {
  const deps = { exclusively: exclusively(db), publish: publishAll.bind(null, nats) };
  return [ArticleTagged, FeedParsed].map(({ subject }) => life.own(relayEvents(subject, deps, life)));
}
