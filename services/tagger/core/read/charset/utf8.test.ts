import { expect, test } from "bun:test";
import { decodeText } from "../charset";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...utf8(part)] : part)));

test("an excerpt that was cut inside a character leaves the rest as it is", () => {
  const cuts: readonly (readonly [before: string, cut: readonly number[]])[] = [
    ["The café serves crêpe", [0xc3]],
    ["Привет, мир", [0xd0]],
    ["新闻", [0xe6, 0x96]],
    ["Hello 😀", [0xf0, 0x9f, 0x98]],
  ];
  for (const [before, cut] of cuts)
    for (const label of [null, "text/xml; charset=utf-8", "text/xml; charset=iso-8859-1"])
      expect(decodeText(bytes(`<a>${before}`, cut, " [...]</a>"), label)).toEqual({
        text: `<a>${before}\u{fffd} [...]</a>`,
        charset: "utf-8",
      });
});

test("a cut character may be the only one beyond ASCII", () => {
  expect(decodeText(bytes("<a>The caf", [0xc3], " [...]</a>"), null).text).toBe("<a>The caf\u{fffd} [...]</a>");
  expect(decodeText(bytes('{"title":"The caf', [0xc3], '"}'), null).text).toBe('{"title":"The caf\u{fffd}"}');
});

test("several broken bytes in a long feed spoil themselves alone", () => {
  const item = "<item><title>Köln</title></item>";
  for (const broken of [[0xe9], [0x80], [0xff, 0xfe], [0xc3, 0x28], [0xe2, 0x28]]) {
    const document = bytes(item.repeat(20), "<b>", broken, "</b>", item.repeat(20), "<b>", broken, "</b>");
    const { text, charset } = decodeText(document, "text/xml; charset=utf-8");
    expect([charset, text.split("Köln").length]).toEqual(["utf-8", 41]);
  }
});

test("odd spellings of UTF-8 do no harm", () => {
  for (const label of ["utf8", "UTF_8", '"utf-8"', "'UTF-8';", "unicode-1-1-utf-8"])
    expect(decodeText(bytes("<a>Köln, Größe", [0xff], "</a>"), `text/xml; charset=${label}`).charset).toBe("utf-8");
});

test("a mark of UTF-8 before another charset gives way to the text", () => {
  const document = bytes([0xef, 0xbb, 0xbf], "<a>Gr", [0xf6, 0xdf], "e in K", [0xf6], "ln</a>");
  expect(decodeText(document, null).text).toBe("<a>Größe in Köln</a>");
});
