import { expect, test } from "bun:test";
import { decodeDocument } from "./decode-document";

const latin1 = (text: string) => Buffer.from(text, "latin1");

test("a document's charset is its BOM's, else the header's, else its declaration's, else UTF-8", () => {
  expect(decodeDocument(Buffer.from("\ufeffé"), "text/xml; charset=latin1")).toBe("é");
  expect(decodeDocument(Buffer.from("\ufeffé", "utf16le"), null)).toBe("é");
  expect(decodeDocument(latin1("<?xml version='1.0' encoding='utf-8'?>é"), "text/xml; charset=ISO-8859-1")).toEndWith(
    "é",
  );
  expect(decodeDocument(latin1("<?xml version='1.0' encoding='ISO-8859-1'?>é"), "text/xml")).toEndWith("é");
  expect(decodeDocument(Buffer.from("<opml>é"), null)).toBe("<opml>é");
});

test("an unknown charset is read as UTF-8", () => {
  expect(decodeDocument(Buffer.from("é"), "text/xml; charset=klingon")).toBe("é");
});
