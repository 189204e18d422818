import { expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveUrl, readSettings, serviceSettings, SettingsError } from "./settings";
import { testFolder } from "./testing/servers";

const read = (env: Record<string, string>) =>
  readSettings(env, (s) => ({
    port: s.integer("PORT", { min: 1, max: 65_535 }, 8080),
    every: s.duration("EVERY", "5m"),
    url: s.url("DATABASE_URL", ["postgres"]),
    private: s.flag("PRIVATE", false),
    hosts: s.list("HOSTS"),
  }));

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
};

test("defaults hold where nothing is set", () => {
  expect(read({ DATABASE_URL: "postgres://x" })).toEqual({
    port: 8080,
    every: 300_000,
    url: "postgres://x",
    private: false,
    hosts: [],
  });
});

test("every fault is listed at once, with the form that the setting takes", () => {
  expect(faultsOf({ PORT: "70000", EVERY: "soon", PRIVATE: "yes" })).toEqual([
    'PORT must be a whole number from 1 to 65535, not "70000"',
    'EVERY must be a duration such as 500ms, 10s, 15m or 24h, not "soon"',
    "DATABASE_URL is not set; it must be a URL that begins with postgres://",
    'PRIVATE must be true or false, not "yes"',
  ]);
});

test("a malformed secret is not repeated", () => {
  expect(faultsOf({ DATABASE_URL: "mysql://me:hunter2@host" }).join()).not.toContain("hunter2");
});

test("a malformed address is reported under its setting's name; several servers are separated by commas", () => {
  const fault = "DATABASE_URL must be a URL that begins with postgres://, not its present value";
  expect(faultsOf({ DATABASE_URL: "postgres://me:hunter2@host:99999/x" })).toEqual([fault]);
  expect(faultsOf({ DATABASE_URL: "postgres://a:1,elsewhere" })).toEqual([fault]);
  expect(faultsOf({ DATABASE_URL: "postgres://me:pw@a:1,postgres://b:2" })).toEqual([]);
});

test("a value may lie in the file that NAME_FILE names, without the line's end", async () => {
  await using folder = await testFolder();
  const file = join(folder.path, "url");
  writeFileSync(file, "postgres://secret\n");
  expect(read({ DATABASE_URL_FILE: file }).url).toBe("postgres://secret");
});

test("a file that is not there is a fault", () => {
  expect(faultsOf({ DATABASE_URL_FILE: "/nowhere/at/all" })[0]).toContain("/nowhere/at/all");
});

test("services share the names, forms and defaults of what all of them need", () => {
  const shared = (env: Record<string, string>) =>
    readSettings(env, (s) => ({ ...serviceSettings(s, 8099), archiveUrl: archiveUrl(s) }));
  const needed = { NATS_URL: "nats://a", DATABASE_URL: "postgres://b", ARCHIVE_URL: "s3://c" };
  expect(shared(needed)).toEqual({
    nats: { url: "nats://a", caFile: null },
    databaseUrl: "postgres://b",
    archiveUrl: "s3://c",
    ops: { host: "127.0.0.1", port: 8099 },
  });
  expect(() => shared({ INFOSTREAM_OPS_PORT: "-1" })).toThrow(/NATS_URL[^]*DATABASE_URL[^]*OPS_PORT[^]*ARCHIVE_URL/);
});
