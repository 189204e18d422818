import { expect, test } from "bun:test";
import { chmod } from "node:fs/promises";
import { natsServerBinary } from "./nats-server-binary";
import { testFolder } from "../testing/servers";

async function fakeServer(folder: string, version: string): Promise<string> {
  const path = `${folder}/nats-server`;
  await Bun.write(path, `#!/bin/sh\necho "nats-server: v${version}"\n`);
  await chmod(path, 0o755);
  return path;
}

test("a server named in the settings is used and reported", async () => {
  await using folder = await testFolder();
  const natsServerBin = await fakeServer(folder.path, "2.12.0");
  const reported: string[] = [];
  const taken = await natsServerBinary((line) => reported.push(line), { natsServerBin, cacheFolder: folder.path });
  expect(taken).toBe(natsServerBin);
  expect(reported).toEqual(["nats-server 2.12.0 from NATS_SERVER_BIN"]);
});

test("a named server that is too old is refused, and no other is used instead", async () => {
  await using folder = await testFolder();
  const natsServerBin = await fakeServer(folder.path, "2.9.10");
  await expect(natsServerBinary(() => {}, { natsServerBin, cacheFolder: folder.path })).rejects.toThrow(
    "is 2.9.10, older than 2.12",
  );
});
