import { expect, test } from "bun:test";
import { decodeText } from "./charset";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...utf8(part)] : part)));
const utf16 = (text: string, bigEndian: boolean, mark: boolean) =>
  Uint8Array.from(
    [...(mark ? "\ufeff" : ""), ...text].flatMap((char) => {
      const code = char.charCodeAt(0);
      return bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );

// "Привет", "新闻", "日本語" in their countries' charsets
const privet = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2];
const xinwen = [0xd0, 0xc2, 0xce, 0xc5];
const nihongo = [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea];

test("a byte order mark decides, and is gone", () => {
  expect(decodeText(bytes([0xef, 0xbb, 0xbf], "<a>é</a>"), "text/xml; charset=windows-1251").text).toBe("<a>é</a>");
  expect(decodeText(utf16("<a>é</a>", false, true), null)).toEqual({ text: "<a>é</a>", charset: "utf-16le" });
  expect(decodeText(utf16("<a>é</a>", true, true), "text/xml; charset=utf-8").text).toBe("<a>é</a>");
});

test("UTF-16 without a mark is known by its zeros", () => {
  expect(decodeText(utf16("<a>é</a>", false, false), null).text).toBe("<a>é</a>");
  expect(decodeText(utf16("<a>é</a>", true, false), null).text).toBe("<a>é</a>");
});

test("the Content-Type's charset comes before the declaration's", () => {
  const document = bytes('<?xml version="1.0" encoding="shift_jis"?><a>', privet, "</a>");
  expect(decodeText(document, 'text/xml; charset="windows-1251"').text).toEndWith("<a>Привет</a>");
});

test("the declaration decides where the header names no charset", () => {
  expect(decodeText(bytes("<?xml version='1.0' encoding='windows-1251'?><a>", privet), null).text).toEndWith("Привет");
  expect(decodeText(bytes('<?xml version="1.0" encoding="GB18030"?><a>', xinwen), "text/xml").text).toEndWith("新闻");
  expect(decodeText(bytes('<?xml version="1.0" encoding="Shift_JIS"?><a>', nihongo), null).text).toEndWith("日本語");
});

test("a server's default of Latin-1 gives way to what the document declares", () => {
  const document = bytes('<?xml version="1.0" encoding="windows-1251"?><a>', privet);
  expect(decodeText(document, "text/xml; charset=ISO-8859-1").text).toEndWith("Привет");
});

test("UTF-8 is read as UTF-8 against all labels", () => {
  for (const label of ["iso-8859-1", "windows-1251", "gb18030", "utf-16", "klingon"])
    expect(
      decodeText(utf8(`<?xml version="1.0" encoding="${label}"?><a>Größe 新闻</a>`), `text/xml; charset=${label}`).text,
    ).toEndWith("<a>Größe 新闻</a>");
});

test("a label of UTF-8 on Latin bytes still gives the text", () => {
  expect(decodeText(bytes("<a>Gr", [0xf6, 0xdf], "e</a>"), "text/xml; charset=utf-8").text).toBe("<a>Größe</a>");
});

test("a broken byte or a cut-off character spoils itself alone", () => {
  const text = "Größe und Länge für größere Flöße, Äpfel und Öl ".repeat(5);
  expect(decodeText(bytes(text, [0xc3]), null).text).toBe(`${text}\u{fffd}`);
  expect(
    decodeText(bytes(...Array.from({ length: 20 }, () => nihongo), [0x93]), "text/xml; charset=shift_jis").charset,
  ).toBe("shift_jis");
});

test("ISO-2022-JP is not taken for ASCII", () => {
  const document = bytes([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]);
  expect(decodeText(document, "text/xml; charset=iso-2022-jp").text).toBe("日本");
});

test("what no store accepts is gone", () => {
  expect(decodeText(bytes("a", [0], "b"), null).text).toBe("ab");
  expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x62, 0]), null).text).toBe("a\u{fffd}b");
  expect(decodeText(new Uint8Array(), null).text).toBe("");
});
