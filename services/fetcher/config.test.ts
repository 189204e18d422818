import { expect, test } from "bun:test";
import { SettingsError } from "@infostream/chassis/settings";
import { readConfig } from "./config";

const needed = {
  DATABASE_URL: "postgres://fetcher@localhost/infostream",
  NATS_URL: "nats://localhost",
  ARCHIVE_URL: "file:///tmp/archive",
};

function faults(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

test("what is not set has its default", () =>
  expect(readConfig(needed)).toMatchObject({
    concurrency: 64,
    bounds: { minMs: 300_000, maxMs: 86_400_000 },
    politeness: { connections: 2, spacingMs: 1000, privateConnections: 48 },
    http: { maxBodyBytes: 15 * 1024 * 1024, timeLimitMs: 30_000, reach: { privateNetworks: false, allowedHosts: [] } },
    ops: { host: "127.0.0.1", port: 8081 },
  }));
test("allowed hosts are compared as hosts are written", () =>
  expect(readConfig({ ...needed, INFOSTREAM_ALLOW_HOSTS: "Mock-Feeds:8090, x:1" }).http.reach.allowedHosts).toEqual([
    "mock-feeds:8090",
    "x:1",
  ]));
test("every missing setting is named at once", () => expect(faults({})).toHaveLength(3));
test("a runtime that holds more polls back than it lets through is refused", () => {
  expect(faults({ ...needed, BUN_CONFIG_MAX_HTTP_REQUESTS: "10" })[0]).toStartWith(
    "BUN_CONFIG_MAX_HTTP_REQUESTS is 10",
  );
  expect(faults({ ...needed, INFOSTREAM_FETCH_CONCURRENCY: "300" })[0]).toContain(
    "at least INFOSTREAM_FETCH_CONCURRENCY, which is 300",
  );
  expect(faults({ ...needed, INFOSTREAM_FETCH_CONCURRENCY: "300", BUN_CONFIG_MAX_HTTP_REQUESTS: "300" })).toEqual([]);
});
test("bounds that exclude one another are refused", () =>
  expect(faults({ ...needed, INFOSTREAM_POLL_MIN: "2h", INFOSTREAM_POLL_MAX: "1h" })).toHaveLength(1));
