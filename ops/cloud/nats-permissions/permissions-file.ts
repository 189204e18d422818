import { natsUsers, type Permissions } from "@infostream/contracts/nats-users";

/** From the root of the repository. */
export const PERMISSIONS_FILE = "ansible/roles/nats/files/permissions.json";

/** Permissions of each NATS user by its name, as the server's configuration takes them. */
export function natsPermissions(): string {
  const users = Object.entries(natsUsers).map(([user, permissions]) => [user, inServersWords(permissions)]);
  return `${JSON.stringify(Object.fromEntries(users), null, 2)}\n`;
}

const inServersWords = ({ publish, subscribe, allowResponses }: Permissions) => ({
  publish,
  subscribe,
  allow_responses: allowResponses,
});
