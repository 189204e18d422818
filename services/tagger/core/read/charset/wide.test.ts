import { expect, test } from "bun:test";
import { decodeText } from "../charset";

function utf32(text: string, littleEndian: boolean, mark = "\ufeff"): Uint8Array {
  const points = [...(mark + text)].map((character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  for (const [at, point] of points.entries()) view.setUint32(at * 4, point, littleEndian);
  return new Uint8Array(view.buffer);
}

const documents = ["<a>Löschboot – Übung 😀</a>", '{"title":"新闻"}', `<a>${"Привет ".repeat(5000)}</a>`];

test("UTF-32 is known by its mark, against all labels", () => {
  for (const text of documents)
    for (const label of [null, "text/xml; charset=utf-8", "text/xml; charset=utf-16"]) {
      expect(decodeText(utf32(text, true), label)).toEqual({ text, charset: "utf-32le" });
      expect(decodeText(utf32(text, false), label)).toEqual({ text, charset: "utf-32be" });
    }
});

test("UTF-32 without a mark is known by its zeros", () => {
  for (const text of documents) {
    expect(decodeText(utf32(text, true, ""), null).text).toBe(text);
    expect(decodeText(utf32(text, false, ""), null).text).toBe(text);
  }
});

test("a broken or cut-off character of UTF-32 spoils itself alone", () => {
  const whole = utf32("<a>é</a>", true);
  expect(decodeText(whole.subarray(0, whole.length - 2), null).text).toBe("<a>é</a\u{fffd}");
  const broken = utf32("<a>é</a>", true);
  broken.set([0, 0xd8, 0, 0], 16);
  expect(decodeText(broken, null).text).toBe("<a>\u{fffd}</a>");
  broken.set([0xff, 0xff, 0xff, 0xff], 16);
  expect(decodeText(broken, null).text).toBe("<a>\u{fffd}</a>");
});

test("UTF-16 of JSON without a mark is read too", () => {
  const text = '{"title":"Köln"}';
  const units = Uint8Array.from([...text].flatMap((character) => [character.charCodeAt(0), 0]));
  expect(decodeText(units, null)).toEqual({ text, charset: "utf-16le" });
});
