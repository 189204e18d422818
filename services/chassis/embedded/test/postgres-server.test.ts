import { expect, setDefaultTimeout, test } from "bun:test";
import { chmod, mkdir, readdir } from "node:fs/promises";
import { query } from "../../testing/query";
import { identifyProcess } from "../process-identity";
import { startPostgres } from "../postgres-server";
import { testFolder } from "../../testing/servers";

setDefaultTimeout(30_000);

test("what was stored is there after a stop and a start, in a folder closed to others", async () => {
  await using folder = await testFolder();
  const closed = `${folder.path}/closed`;
  await mkdir(closed);
  await chmod(closed, 0o700);
  const options = { folder: `${closed}/postgres`, password: "p@ss/word", durable: true };
  {
    await using server = await startPostgres(options);
    await query(server.url(), "CREATE TABLE kept AS SELECT 1 AS id");
  }
  await using again = await startPostgres(options);
  expect(await query(again.url(), "SELECT id FROM kept")).toEqual([{ id: 1 }]);
});

test("only loopback is listened on, and a wrong password is refused", async () => {
  await using folder = await testFolder();
  await using server = await startPostgres({ folder: `${folder.path}/p`, password: "right", durable: false });
  expect(await query(server.url(), "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  await expect(query(server.url().replace("right", "wrong"), "SELECT 1")).rejects.toThrow(
    /password authentication failed/,
  );
});

test("a postmaster that a killed parent left behind is ended by the next start", async () => {
  await using folder = await testFolder();
  const script = `
    import { startPostgres } from ${JSON.stringify(`${import.meta.dir}/../postgres-server`)};
    const server = await startPostgres({ folder: ${JSON.stringify(`${folder.path}/p`)}, password: "x", durable: false });
    console.log(server.pid);
    setInterval(() => {}, 1000);
  `;
  await using parent = Bun.spawn([process.execPath, "-e", script], { stdout: "pipe" });
  const reader = parent.stdout.getReader();
  const pid = Number(new TextDecoder().decode((await reader.read()).value));
  parent.kill("SIGKILL");
  await parent.exited;
  expect(await identifyProcess(pid)).not.toBeNull();
  await using next = await startPostgres({ folder: `${folder.path}/p`, password: "x", durable: false });
  expect(await identifyProcess(pid)).toBeNull();
  expect(await query(next.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("an incomplete cluster is recreated", async () => {
  await using folder = await testFolder();
  await Bun.write(`${folder.path}/p/data.new/PG_VERSION`, "17");
  await using server = await startPostgres({ folder: `${folder.path}/p`, password: "x", durable: false });
  expect(await query(server.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a server of tests keeps its shared memory in its folder, where a kill leaves nothing behind", async () => {
  await using folder = await testFolder();
  await using _server = await startPostgres({ folder: `${folder.path}/p`, password: "x", durable: false });
  expect(await readdir(`${folder.path}/p/data/pg_dynshmem`)).not.toBeEmpty();
});
