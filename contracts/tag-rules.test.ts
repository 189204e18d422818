import { expect, test } from "bun:test";
import { tagRulesJsonSchema } from "./tag-rules";

test("the JSON Schema that editors read is the schema that the tagger checks", async () => {
  const stored: unknown = await Bun.file(new URL("tag-rules.schema.json", import.meta.url)).json();
  // to rewrite it: bun -p 'JSON.stringify((await import("./contracts/tag-rules")).tagRulesJsonSchema)' > contracts/tag-rules.schema.json
  expect(stored).toEqual(JSON.parse(JSON.stringify(tagRulesJsonSchema)));
});
