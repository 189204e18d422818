import { expect, setDefaultTimeout, test } from "bun:test";
import { existsSync } from "node:fs";
import { environmentWith } from "../../embedded/config";
import { identifyProcess } from "../../embedded/process-identity";

setDefaultTimeout(30_000);

const SCRIPT = `
  import { testNats, testDatabase } from ${JSON.stringify(`${import.meta.dir}/../servers`)};
  import { sharedServers } from ${JSON.stringify(`${import.meta.dir}/../test-servers`)};
  await Promise.all([testNats(), testDatabase()]);
  const folder = await sharedServers().folder("probe");
  const ids = Array.from(new Bun.Glob("../*/*.pid").scanSync({ cwd: folder, absolute: true }));
  console.log(JSON.stringify({ folder, pids: await Promise.all(ids.map(async (id) => Number(await Bun.file(id).text()))) }));
  setInterval(() => {}, 1000);
`;

for (const signal of ["SIGKILL", "SIGINT"] as const)
  test(`tests that end by ${signal} leave no server and no folder behind`, async () => {
    // as child processes, even if this run takes its servers from containers
    const env = environmentWith({ INFOSTREAM_TEST_SERVERS: "embedded" });
    await using child = Bun.spawn([process.execPath, "-e", SCRIPT], { stdout: "pipe", env });
    const output = new TextDecoder().decode((await child.stdout.getReader().read()).value);
    const { folder, pids } = JSON.parse(output) as { folder: string; pids: number[] };
    expect(pids).toHaveLength(2);
    child.kill(signal);
    await child.exited;
    const left = () => Promise.all(pids.map(identifyProcess));
    while (existsSync(folder) || (await left()).some((process) => process !== null)) await Bun.sleep(20);
  });
