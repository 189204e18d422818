import { natsUsers } from "@infostream/contracts/nats-users";
import type { NatsLogin } from "@infostream/chassis/provision/nats-config";
import type { Secrets } from "./secrets";

/** A NATS user for each service, `observer`, and `admin`, which provisions, with their permissions. */
export function natsLogins(secrets: Secrets): NatsLogin[] {
  const { fetcher, tagger, api, observer } = natsUsers;
  return [
    { user: "admin", password: secrets.natsAdmin },
    { user: "fetcher", password: secrets.natsFetcher, permissions: fetcher },
    { user: "tagger", password: secrets.natsTagger, permissions: tagger },
    { user: "api", password: secrets.natsApi, permissions: api },
    { user: "observer", password: secrets.natsObserver, permissions: observer },
  ];
}
