import { expect, setDefaultTimeout, test } from "bun:test";
import { connect } from "nats";
import { Client } from "pg";
import { testDatabase, testFolder, testNats } from "../servers";

setDefaultTimeout(30_000);

async function ask(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("two databases of one process know nothing of one another", async () => {
  await using one = await testDatabase();
  await using two = await testDatabase();
  await ask(one.url, "CREATE TABLE articles.only_here ()");
  expect(await ask(one.url, "SELECT to_regclass('articles.only_here') IS NOT NULL AS here")).toEqual([{ here: true }]);
  expect(await ask(two.url, "SELECT to_regclass('articles.only_here') IS NOT NULL AS here")).toEqual([{ here: false }]);
});

test("a database speaks UTF-8 and UTC", async () => {
  await using database = await testDatabase();
  expect(await ask(database.url, "SELECT current_setting('server_encoding') AS encoding")).toEqual([
    { encoding: "UTF8" },
  ]);
  expect(await ask(database.url, "SELECT upper('é') AS up, current_setting('TimeZone') AS zone")).toEqual([
    { up: "É", zone: expect.stringMatching(/UTC/) },
  ]);
});

test("a NATS server has the deployed users and streams", async () => {
  await using nats = await testNats();
  const connection = await connect({ servers: new URL(nats.url()).host, user: "admin", pass: "admin" });
  const manager = await connection.jetstreamManager();
  expect((await manager.streams.names().next()).toSorted()).toEqual([
    "ARTICLE_TAGGED",
    "DEAD",
    "FEED_PARSED",
    "FEED_RAW",
  ]);
  await connection.close();
  expect(nats.url("fetcher")).toStartWith("nats://fetcher:fetcher@");
});

test("a folder is gone after its test", async () => {
  let path: string;
  {
    await using folder = await testFolder();
    path = folder.path;
    await Bun.write(`${path}/deep/file`, "x");
  }
  expect(await Bun.file(`${path}/deep/file`).exists()).toBe(false);
});
