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

/** What `up` prints once everything is ready; `outside` lists the addresses at which other devices reach the page. */
export const welcome = ({ addresses, adminToken, state }: System, outside: readonly string[]) => `
InfoStream is at ${addresses.page}
${outside.map((address) => `from other devices  ${address}\n`).join("")}
  admin token  ${adminToken}
  logs         ${state.logs}
  streams      nats --server ${addresses.nats.observer} stream ls

Ctrl-C stops everything. Stored data stays in ${state.folder}
`;
