import { expect, test } from "bun:test";
import { natsConfig } from "./nats-config";

const minimal = { serverName: "one", listen: "127.0.0.1:4222", users: [] };
const store = { storeFolder: "/data", maxMemoryBytes: 1, maxFileBytes: 2 };

test("a password of any characters stays what it is", () => {
  const password = `a"b\\c $d\n`;
  const config = JSON.parse(natsConfig({ ...minimal, users: [{ user: "admin", password }] }));
  expect(config.authorization.users).toEqual([{ user: "admin", password }]);
});

test("a user's permissions are written beside it", () => {
  const permissions = { publish: { allow: ["a"] }, subscribe: { allow: ["c"] } };
  const config = JSON.parse(natsConfig({ ...minimal, users: [{ user: "u", password: "p", permissions }] }));
  expect(config.authorization.users[0].permissions).toEqual(permissions);
});

test("a durable store syncs before it acknowledges, any other as the server pleases", () => {
  const jetstreamOf = (durable: boolean) =>
    JSON.parse(natsConfig({ ...minimal, jetstream: { ...store, durable } })).jetstream;
  expect(jetstreamOf(true).sync_interval).toBe("always");
  expect(jetstreamOf(false)).not.toHaveProperty("sync_interval");
});
