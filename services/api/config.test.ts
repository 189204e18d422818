import { expect, test } from "bun:test";
import { readConfig } from "./config";

const needed = { DATABASE_URL: "postgres://api@db/infostream", NATS_URL: "nats://api@nats" };

test("the api listens on loopback and accepts no changes unless configured", () => {
  const config = readConfig(needed);
  expect(config.at).toEqual({ host: "127.0.0.1", port: 8080 });
  expect(config.ops).toEqual({ host: "127.0.0.1", port: 8083 });
  expect([config.adminToken, config.drainMs]).toEqual([null, 0]);
});

test("every fault is named at once", () => {
  const faults = () => readConfig({ INFOSTREAM_PORT: "x", INFOSTREAM_DRAIN: "1h" });
  for (const name of ["INFOSTREAM_DRAIN", "INFOSTREAM_PORT", "DATABASE_URL", "NATS_URL"]) expect(faults).toThrow(name);
});
