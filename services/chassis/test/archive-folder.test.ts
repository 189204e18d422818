import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keyOf, openArchive, sha256Of } from "../archive";
import { openFolder } from "../archive-folder";
import { testFolder } from "../testing/servers";
import { isUnavailable } from "../unavailable";
import { keepsTheContract } from "./archive-contract";

setDefaultTimeout(30_000);

describe("an archive in a folder", () => {
  keepsTheContract(async () => openFolder((await testFolder()).path));

  test("is opened by its URL and leaves no half-written files", async () => {
    await using folder = await testFolder();
    using archive = openArchive(`file://${folder.path}`);
    const body = new TextEncoder().encode("hello");
    await archive.keep(body, sha256Of(body));
    const files = await Array.fromAsync(new Bun.Glob("**/*").scan({ cwd: folder.path }));
    expect(files).toEqual([keyOf(sha256Of(body))]);
  });

  test("whose folder is a file is unavailable, which is waited for", async () => {
    await using folder = await testFolder();
    const path = join(folder.path, "not-a-folder");
    await writeFile(path, "");
    expect(
      await openFolder(path)
        .put("raw/x.gz", new Uint8Array())
        .then(() => null, isUnavailable),
    ).toBe(true);
  });
});
