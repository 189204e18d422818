import { expect, test } from "bun:test";
import { Client } from "pg";
import { isUnavailable, Unavailable } from "./unavailable";

const coded = (code: string) => Object.assign(new Error("from a server"), { code });

test("a server that is down is distinguished from work that is wrong", () => {
  expect(
    ["08006", "57P01", "53300", "25006", "ECONNREFUSED", "TIMEOUT", "503"].map((code) => isUnavailable(coded(code))),
  ).toEqual(Array(7).fill(true));
  expect(["23505", "22P02", "42601", "ENOENT", "403"].map((code) => isUnavailable(coded(code)))).toEqual(
    Array(5).fill(false),
  );
});

test("causes are looked through", () => {
  expect(isUnavailable(new Error("query failed", { cause: new Unavailable("away") }))).toBe(true);
  expect(isUnavailable(new AggregateError([coded("ECONNREFUSED")]))).toBe(true);
});

test("a real refused connection counts as unavailable", async () => {
  const client = new Client({ connectionString: "postgres://nobody@127.0.0.1:1/nothing" });
  expect(await client.connect().then(() => false, isUnavailable)).toBe(true);
});
