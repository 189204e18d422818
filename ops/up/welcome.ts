import type { System } from "./system";

/** What `endpoints.json` holds, for programs. */
export const endpointsOf = ({ addresses, adminToken, ports }: System) => ({
  page: addresses.page,
  adminToken,
  nats: addresses.nats.observer,
  postgres: addresses.postgres.admin,
  ops: {
    fetcher: `http://127.0.0.1:${ports.fetcher}`,
    tagger: `http://127.0.0.1:${ports.tagger}`,
    api: `http://127.0.0.1:${ports.api}`,
  },
});

/** What is printed, for people, when all serves. */
export const welcome = ({ addresses, adminToken, state }: System) => `
InfoStream is at ${addresses.page}

  admin token  ${adminToken}
  logs         ${state.logs}
  streams      nats --server ${addresses.nats.observer} stream ls

Ctrl-C stops everything; what was stored stays in ${state.folder}
`;
