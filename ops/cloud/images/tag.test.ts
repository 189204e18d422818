import { expect, test } from "bun:test";
import { testFolder } from "@infostream/chassis/testing/servers";
import { tagOfCommit } from "./tag";
import { git } from "./tool";

test("the tag is the commit and its UTC date; uncommitted changes have none", async () => {
  await using folder = await testFolder();
  const at = (...args: string[]) =>
    git(["-C", folder.path, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      env: { GIT_COMMITTER_DATE: "2026-11-21T23:30:00-05:00", GIT_CONFIG_GLOBAL: "/dev/null" },
    });
  await at("init", "--quiet");
  await Bun.write(`${folder.path}/a`, "1");
  await at("add", "a");
  await at("commit", "--quiet", "--message", "first");
  const commit = await at("rev-parse", "HEAD");
  expect(await tagOfCommit(folder.path)).toBe(`20261122-${commit.slice(0, 7)}`);

  await Bun.write(`${folder.path}/b`, "2");
  await expect(tagOfCommit(folder.path)).rejects.toThrow("The work tree has uncommitted changes");
  await expect(tagOfCommit(folder.path)).rejects.toThrow("?? b\nCommit them, or choose a tag with --tag");
});
