import { expect, test } from "bun:test";
import { encodingsOf } from "./content-encoding";

test("a body without the header, or with an empty one, is plain", () => {
  expect(encodingsOf(null)).toEqual([]);
  expect(encodingsOf(" , ")).toEqual([]);
});
test("names are read in any case, and by their old form", () => {
  expect(encodingsOf("GZIP")).toEqual(["gzip"]);
  expect(encodingsOf("x-gzip")).toEqual(["gzip"]);
});
test("what was applied last is undone first", () => expect(encodingsOf("gzip, br")).toEqual(["br", "gzip"]));
test.each(["identity", "none", "UTF-8"])("%s means a plain body", (name) => expect(encodingsOf(name)).toEqual([]));
test.each(["compress", "constructor", "gzip, x"])("%s is refused in words", (header) =>
  expect(encodingsOf(header)).toEqual({
    fault: expect.stringMatching(/unsupported encoding ".*"; supported are gzip/),
  }),
);
test("a long name is cut", () => {
  const refused = encodingsOf("x".repeat(10_000));
  expect("fault" in refused && refused.fault.length).toBeLessThan(150);
});
test("three encodings are undone, a fourth is refused", () => {
  expect(encodingsOf("gzip, gzip, gzip")).toHaveLength(3);
  expect(encodingsOf("gzip, gzip, gzip, gzip")).toEqual({
    fault: "The document is compressed 4 times; at most 3 are supported",
  });
});
test.each(["br, gzip, br", "zstd, br"])("%s is refused: one large window is enough", (header) =>
  expect(encodingsOf(header)).toEqual({ fault: "The document is compressed with br or zstd more than once" }),
);
