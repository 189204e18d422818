import { expect, test } from "bun:test";
import { versionFault } from "./postgres-version";

test("a server from PostgreSQL 16 on is used, and one from 17 on makes the database", () => {
  expect([versionFault(160_000, "use"), versionFault(180_003, "use")]).toEqual([null, null]);
  expect(versionFault(170_000, "create the database")).toBeNull();
});

test("an older server is refused with its version and the one that it takes", () => {
  const words =
    "The server that DATABASE_URL names is PostgreSQL 15.18, and InfoStream needs 16 or newer. Upgrade it, or name another server.";
  expect(versionFault(150_018, "use")).toBe(words);
  expect(versionFault(150_018, "create the database")).toBe(words);
});

test("if only the database is missing, the message says how to create it", () => {
  expect(versionFault(160_004, "create the database")).toBe(
    "The server that DATABASE_URL names is PostgreSQL 16.4, and creating the database needs 17 or newer. " +
      "Create it yourself, with ENCODING UTF8 and LOCALE 'C.UTF-8', or name a newer server.",
  );
});
