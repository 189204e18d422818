import { expect, test } from "bun:test";
import { join } from "node:path";
import { unknownSettings } from "./unknown-settings";

test("a misspelt setting is found; known ones pass, also as NAME_FILE", () => {
  const env = { INFOSTREAM_PROT: "8081", INFOSTREAM_PORT: "8080", INFOSTREAM_ADMIN_TOKEN_FILE: "/token", PATH: "/bin" };
  expect(unknownSettings(env)).toEqual(["INFOSTREAM_PROT"]);
});

for (const service of ["fetcher", "tagger", "api"])
  test(`every setting that the ${service} reads is known`, async () => {
    const config = await Bun.file(join(import.meta.dir, `../../../services/${service}/config.ts`)).text();
    const names = config.match(/\bINFOSTREAM_[A-Z_]+/g) ?? [];
    expect(names).not.toBeEmpty();
    expect(unknownSettings(Object.fromEntries(names.map((name) => [name, ""])))).toEqual([]);
  });
