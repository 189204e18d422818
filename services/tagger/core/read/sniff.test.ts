import { expect, test } from "bun:test";
import { sniff } from "./sniff";

const reason = (text: string) => {
  const found = sniff(text);
  return found.kind === "not a feed" ? found.reason : found.kind;
};

test("a feed is recognised by its root, behind anything else", () => {
  expect(sniff("<rss/>")).toMatchObject({ kind: "xml", family: "rss" });
  expect(sniff("\n <!-- <html> --><?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><RSS>")).toMatchObject({
    family: "rss",
  });
  expect(sniff("<br /><b>Warning</b>: mysql_connect() in <b>x.php</b><br /><?xml version='1.0'?><feed>")).toMatchObject(
    { family: "atom" },
  );
  expect(sniff("junk <rdf:RDF>")).toMatchObject({ family: "rdf" });
  expect(sniff("<atom:feed xmlns:atom='x'>")).toMatchObject({ family: "atom" });
  expect(sniff(' {"version": 1}').kind).toBe("json");
});

test("a document that is not a feed is reported with the reason", () => {
  expect(reason("")).toBe("The document is empty");
  expect(reason(" \n ")).toBe("The document is empty");
  expect(reason("<!DOCTYPE html><title>x</title>")).toBe("This is a web page, not a feed");
  expect(reason("<html><body><feed></body></html>")).toBe("This is a web page, not a feed");
  expect(reason("404 page not found")).toBe("This is plain text, not a feed: “404 page not found”");
  expect(reason("<opml version='2.0'>")).toContain("OPML");
  expect(reason("<urlset>")).toContain("sitemap");
  expect(reason("<note><to>Tove</to></note>")).toBe("This is not a feed: it starts with <note>");
  expect(reason("<!-- x -->")).toBe("This document is empty");
});
