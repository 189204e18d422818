import { expect, test } from "bun:test";
import { checkRules } from "./check-rules";
import { rulesVersion } from "./rules-version";

const faults = (value: unknown) => {
  const rules = checkRules(value);
  return "faults" in rules ? rules.faults : [];
};

test("a file without rules is answered with what it must hold", () => {
  for (const value of [null, "tags", [], {}, { rules: [] }])
    expect(faults(value).join()).toContain("the file must contain tags");
  expect(faults({ tags: [] })).toEqual([expect.stringContaining("a list of tags")]);
});

test("every fault is listed at once, with the tag's name and what is expected", () => {
  const tags = [
    { name: "year", keywords: [2026, "ok", null] },
    { name: "where", keywords: ["x"], field: "headline" },
    { name: "typo", keyword: ["x"] },
    { keywords: ["x"] },
    "politics",
  ];
  expect(faults({ tags })).toEqual([
    'tag "year": keywords, entry 1: is 2026, but must be text; quote it where YAML reads a number or a comment',
    'tag "year": keywords, entry 3: is empty, but must be text; quote it where YAML reads a number or a comment',
    expect.stringMatching(/^tag "where": field: is "headline", but must be .*one of title, text, category, author/),
    'tag "typo": keyword: unknown key; the keys are name, keywords, phrases, exclusions, field, feed',
    expect.stringMatching(/^tag 4: name: is missing; it must be the tag/),
    expect.stringMatching(/^tag 5: must be one tag and what earns it, not "politics"/),
  ]);
});

test("a tag that nothing can earn is a fault", () => {
  expect(faults({ tags: [{ name: "empty", exclusions: ["x"] }] })).toEqual([
    expect.stringContaining('tag "empty": no keywords or phrases'),
  ]);
  expect(faults({ tags: [{ name: "dots", keywords: ["..."] }] })).toEqual([
    expect.stringContaining('"..." has no letter'),
  ]);
});

test("a tag may have several rules", () => {
  const once = { name: "ai", keywords: ["AI"] };
  expect(faults({ tags: [once, { ...once, exclusions: ["Air India"] }] })).toEqual([]);
});

test("the version names what the rules say, not how they are written", () => {
  const version = rulesVersion({ tags: [{ name: "ai", keywords: ["AI"] }] });
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect(rulesVersion({ tags: [{ keywords: ["AI"], field: ["text", "title"], name: "ai", phrases: [] }] })).toBe(
    version,
  );
  expect(rulesVersion({ tags: [{ name: "ai", keywords: ["ai"] }] })).not.toBe(version);
});
