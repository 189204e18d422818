import { expect, test } from "bun:test";
import { readConfig } from "./config";

test("without settings the defaults hold", () => {
  expect(readConfig({})).toEqual({
    host: "127.0.0.1",
    port: 8090,
    everyMs: 4_000,
    seed: "infostream",
    publicUrl: null,
  });
});

test("every fault is named at once", () => {
  const env = { MOCK_FEEDS_PORT: "ninety", MOCK_FEEDS_EVERY: "200ms", MOCK_FEEDS_PUBLIC_URL: "ftp://x" };
  expect(() => readConfig(env)).toThrow(/EVERY[^]*PUBLIC_URL[^]*PORT/);
});
