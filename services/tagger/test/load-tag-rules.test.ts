import { afterAll, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startService } from "@infostream/chassis/testing/start-service";
import { loadTagRules } from "../adapters/load-tag-rules";

setDefaultTimeout(30_000);

const folder = await mkdtemp(join(tmpdir(), "tag-rules-"));
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const path = join(folder, `${Bun.randomUUIDv7()}.yml`);
  await Bun.write(path, text);
  return path;
}

test("rules are read as they are written", async () => {
  const path = await fileOf("tags:\n  - name: web\n    keywords: [C#, .NET, AT&T, 5G]\n    field: title\n");
  expect(await loadTagRules(path)).toEqual({
    tags: [{ name: "web", keywords: ["C#", ".NET", "AT&T", "5G"], field: "title" }],
  });
});

test("a file that cannot be used is refused with every fault and its own name", async () => {
  const path = await fileOf("tags:\n  - name: a\n    keywords: [2026]\n  - name: b\n    words: [x]\n  - name: c\n");
  const refusal = loadTagRules(path);
  await expect(refusal).rejects.toThrow(path);
  await expect(refusal).rejects.toThrow('tag "a": keywords, entry 1: is 2026');
  await expect(refusal).rejects.toThrow('tag "b": words: unknown key');
  await expect(refusal).rejects.toThrow('tag "c": no keywords or phrases');
});

test("a file that is missing or not YAML is named with its fault", async () => {
  await expect(loadTagRules(await fileOf("tags: [}"))).rejects.toThrow("it is not YAML");
  await expect(loadTagRules(join(folder, "none.yml"))).rejects.toThrow("it cannot be read");
});

test("the tagger ends with the exit code of a fault of the settings, which no restart mends", async () => {
  await using tagger = await startService(
    "tagger",
    {
      NATS_URL: "nats://127.0.0.1:1",
      DATABASE_URL: "postgres://127.0.0.1:1/none",
      ARCHIVE_URL: `file://${folder}`,
      INFOSTREAM_TAG_RULES: await fileOf("tags: [}"),
    },
    { ready: false },
  );
  expect(await tagger.exited).toBe(2);
});
