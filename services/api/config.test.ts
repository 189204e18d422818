import { expect, test } from "bun:test";
import { readConfig } from "./config";

const needed = { DATABASE_URL: "postgres://api@db/infostream", NATS_URL: "nats://api@nats" };

test("the api listens on loopback and accepts no changes unless configured", () => {
  const config = readConfig(needed);
  expect(config.at).toEqual({ host: "127.0.0.1", port: 8080 });
  expect(config.ops).toEqual({ host: "127.0.0.1", port: 8083 });
  expect([config.adminToken, config.drainMs]).toEqual([null, 0]);
});

test("every fault is reported at once", () => {
  expect(() => readConfig({ INFOSTREAM_PORT: "x", INFOSTREAM_DRAIN: "1h" })).toThrow(
    /INFOSTREAM_DRAIN[^]*NATS_URL[^]*DATABASE_URL[^]*INFOSTREAM_PORT/,
  );
});
