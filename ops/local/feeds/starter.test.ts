import { expect, test } from "bun:test";

const opml = await Bun.file(new URL("./starter.opml", import.meta.url)).text();
const outlines = [...opml.matchAll(/<outline\s([^>]*?)\/>/g)].map(([, text = ""]) => attributesOf(text));

test("the starter list is well-formed", () => {
  const open: string[] = [];
  const rest = opml
    .replace(/^<\?xml [^?]*\?>/, "")
    .replaceAll(/<(\/?)([a-z]+)((?:\s+[a-zA-Z]+="[^"<&]*")*)\s*(\/?)>/g, (_, end, name, __, empty) => {
      if (end) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name);
      return "";
    });
  expect(open).toEqual([]);
  // what is left is text: a tag, quote or ampersand here is one that no parser would take
  expect(rest).not.toMatch(/[<>&"]/);
});

test("it has thirty feeds and more, in eight languages and more", () => {
  expect(outlines.length).toBeGreaterThanOrEqual(30);
  expect(new Set(outlines.map(({ language }) => language)).size).toBeGreaterThanOrEqual(8);
});

test("every feed has its title, its address and its site's, all by https", () => {
  for (const { type, text, title, language, xmlUrl, htmlUrl } of outlines) {
    expect({ type, title, language }).toEqual({
      type: "rss",
      title: text,
      language: expect.stringMatching(/^[a-z]{2}$/),
    });
    for (const url of [xmlUrl, htmlUrl]) expect(new URL(url ?? "").protocol).toBe("https:");
  }
});

test("no feed is named twice", () => {
  expect(new Set(outlines.map(({ xmlUrl }) => xmlUrl)).size).toBe(outlines.length);
});

function attributesOf(text: string): Partial<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}
