import { afterAll, beforeAll, expect, test } from "bun:test";
import { command } from "@infostream/chassis/embedded/command";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changedFiles } from "./changed-files";

let folder: string;
const main = () => join(folder, "main");
const clone = () => join(folder, "clone");

async function git(cwd: string, ...args: string[]) {
  const who = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"];
  const { code, stderr } = await command(["git", ...who, ...args], { cwd, timeoutMs: 20_000 });
  if (code !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}

async function commit(cwd: string, file: string) {
  await Bun.write(join(cwd, file), file);
  await git(cwd, "add", "-A");
  await git(cwd, "commit", "-qm", file);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "infostream-changed-"));
  await git(folder, "init", "-q", "-b", "main", main());
  await commit(main(), "old.txt");
  await git(folder, "clone", "-q", main(), clone());
});
afterAll(async () => rm(folder, { recursive: true }));

test("in a clone of main itself the changes are unknown", async () => {
  expect(await changedFiles(clone())).toBeNull();
});

test("on a branch, committed, changed and added files count, but not what main gained meanwhile", async () => {
  await git(clone(), "switch", "-qc", "branch");
  await commit(clone(), "committed.txt");
  await Bun.write(join(clone(), "old.txt"), "changed");
  await Bun.write(join(clone(), "added.txt"), "added");
  await commit(main(), "meanwhile.txt");
  await git(clone(), "fetch", "-q");
  expect((await changedFiles(clone()))?.toSorted()).toEqual(["added.txt", "committed.txt", "old.txt"]);
});

test("without a main to compare with, the changes are unknown", async () => {
  await git(clone(), "remote", "remove", "origin");
  expect(await changedFiles(clone())).toBeNull();
});
