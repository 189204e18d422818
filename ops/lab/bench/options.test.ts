import { expect, test } from "bun:test";
import { readOptions } from "./options";

test("by default all parts run, with a thousand feeds", () => {
  const { parts, feeds, articles, bytes } = readOptions([]);
  expect({ parts, feeds, articles, bytes }).toEqual({
    parts: ["ingest", "read", "limits"],
    feeds: 1_000,
    articles: 20,
    bytes: 75_000,
  });
});

test("a single part can be selected", () => {
  expect(readOptions(["ingest", "--feeds", "10"])).toMatchObject({ parts: ["ingest"], feeds: 10 });
});

test.each([{ argv: ["reed"] }, { argv: ["--feeds", "many"] }, { argv: ["--feeds", "0"] }, { argv: ["--unknown"] }])(
  "$argv is refused in words",
  ({ argv }) => {
    expect(() => readOptions(argv)).toThrow(argv[0]?.replace("--", ""));
  },
);
