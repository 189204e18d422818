import { expect, test } from "bun:test";
import { join, resolve } from "node:path";
import { natsPermissions, PERMISSIONS_FILE } from "./permissions-file";

test("the playbook's file matches the contracts (otherwise run bun ops/cloud/nats-permissions/main.ts --write)", async () => {
  expect(await Bun.file(join(resolve(import.meta.dir, "../../.."), PERMISSIONS_FILE)).text()).toBe(natsPermissions());
});

test("every user has its permissions, in the server's configuration format", () => {
  const users: Record<string, unknown> = JSON.parse(natsPermissions());
  expect(Object.keys(users)).toEqual(["fetcher", "tagger", "api", "observer"]);
  expect(users["tagger"]).toMatchObject({ subscribe: { allow: ["_INBOX_tagger.>"] } });
});
