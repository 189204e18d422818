import { expect, setDefaultTimeout, test } from "bun:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startService, testDatabase, testFolder, testNats } from "@infostream/chassis/testing/servers";
import { query } from "@infostream/chassis/testing/query";

setDefaultTimeout(30_000);

// The api's tests create their own store, since services never import one another. This test keeps the two identical.
test("the store in the api's tests is identical to the one that the tagger creates", async () => {
  await using made = await testDatabase();
  await using written = await testDatabase();
  await using nats = await testNats();
  await using folder = await testFolder();
  await using _ = await startService("tagger", {
    NATS_URL: nats.url("tagger"),
    DATABASE_URL: made.as("tagger"),
    ARCHIVE_URL: `file://${folder.path}`,
  });
  const sql = await readFile(join(import.meta.dir, "../../../services/api/test/article-store.sql"), "utf8");
  await query(written.as("tagger"), sql);
  const [real, fixture] = [await columns(made.url), await columns(written.url)];
  const tables = new Set(fixture.map(({ table_name }) => table_name));
  expect(tables.size).toBeGreaterThan(4);
  expect(fixture).toEqual(real.filter(({ table_name }) => tables.has(table_name)));
});

interface Column {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly is_nullable: string;
}

const columns = (url: string) =>
  query<Column>(
    url,
    `select table_name, column_name, data_type, datetime_precision, is_nullable, is_identity
       from information_schema.columns where table_schema = 'articles' order by table_name, column_name`,
  );
