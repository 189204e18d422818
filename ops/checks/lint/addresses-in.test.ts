import { expect, test } from "bun:test";
import { addressesIn } from "./addresses-in";

test("packages with name, version and hash pass", () => {
  expect(
    addressesIn('"pg": ["pg@8.23.1", "", { "dependencies": { "pg-pool": "^3.14.0" } }, "sha512-ab//cd=="],'),
  ).toEqual([]);
});

test("a package with an address is reported with its line", () => {
  const lock = `{\n  "packages": {\n    "pg": ["pg@8.23.1", "https://packages.example/pg.tgz", {}, "sha512-ab=="],\n`;
  expect(addressesIn(lock)).toEqual([expect.stringMatching(/^bun\.lock:3: "pg"/)]);
});
