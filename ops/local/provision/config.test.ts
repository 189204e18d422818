import { expect, test } from "bun:test";
import { readConfig } from "./config";

const env = {
  NATS_URL: "nats://admin:a@localhost:4222",
  DATABASE_URL: "postgres://postgres:p@localhost/infostream",
  FETCHER_PASSWORD: "f",
  TAGGER_PASSWORD: "t",
  API_PASSWORD: "a",
};
const faults = (more: Record<string, string>) => {
  try {
    readConfig({ ...env, ...more });
    return "none";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

test("by default each login is named after its role, and nothing is retired, replayed or created in S3", () => {
  expect(readConfig(env)).toMatchObject({
    logins: { fetcher: "fetcher", tagger: "tagger", api: "api" },
    retireLogins: false,
    replaySince: null,
    archiveUrl: null,
  });
});

test("a login must carry its role's name, so that a service cannot become another one or the admin", () => {
  expect(readConfig({ ...env, FETCHER_LOGIN: "fetcher_b" }).logins.fetcher).toBe("fetcher_b");
  for (const login of ["tagger", "tagger_a", "postgres", "fetcher_", "fetcher_A", 'fetcher_"; DROP'])
    expect(faults({ FETCHER_LOGIN: login })).toContain("FETCHER_LOGIN must be fetcher or a name such as fetcher_a");
});

test("a replay starts at a past time with a time zone", () => {
  expect(readConfig({ ...env, REPLAY_SINCE: "2026-01-21T04:00:00+01:00" }).replaySince).toEqual(
    new Date("2026-01-21T03:00:00Z"),
  );
  for (const time of ["yesterday", "2026-01-21", "2026-01-21T03:00:00", "2026-13-21T03:00:00Z"])
    expect(faults({ REPLAY_SINCE: time })).toContain("REPLAY_SINCE must be a time such as");
  expect(faults({ REPLAY_SINCE: "2126-01-21T03:00:00Z" })).toContain("REPLAY_SINCE must be a time in the past");
});
