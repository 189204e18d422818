import { natsPermissions, PERMISSIONS_FILE } from "./permissions-file";

const HELP = `Generates the permissions of each NATS user from contracts/nats-users.ts, in the server's configuration format.

  bun ops/cloud/nats-permissions/main.ts           prints them
  bun ops/cloud/nats-permissions/main.ts --write   writes ${PERMISSIONS_FILE}, which the playbook reads
`;

const [option, ...others] = process.argv.slice(2);
if (others.length > 0 || (option !== undefined && option !== "--write" && option !== "--help")) {
  process.stderr.write(HELP);
  process.exit(2);
}
if (option === "--help") process.stdout.write(HELP);
else if (option === undefined) process.stdout.write(natsPermissions());
else await Bun.write(`${import.meta.dir}/../../../${PERMISSIONS_FILE}`, natsPermissions());
