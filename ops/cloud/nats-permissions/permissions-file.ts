import { natsUsers } from "@infostream/contracts/nats-users";

/** From the root of the repository. */
export const PERMISSIONS_FILE = "ansible/roles/nats/files/permissions.json";

/** Permissions of each NATS user by name, in the server's configuration format. */
export const natsPermissions = (): string => `${JSON.stringify(natsUsers, null, 2)}\n`;
