interface Wide {
  readonly text: string;
  readonly charset: string;
}
type Read = (bytes: Uint8Array) => string;

const utf16 =
  (charset: Bun.Encoding): Read =>
  (bytes) =>
    new TextDecoder(charset).decode(bytes);
/** The mark of UTF-32 begins like that of UTF-16, so it comes first. */
const wides: readonly { readonly charset: string; readonly read: Read; readonly mark: readonly number[] }[] = [
  { charset: "utf-32le", read: (bytes) => utf32(bytes, true), mark: [0xff, 0xfe, 0, 0] },
  { charset: "utf-32be", read: (bytes) => utf32(bytes, false), mark: [0, 0, 0xfe, 0xff] },
  { charset: "utf-16le", read: utf16("utf-16le"), mark: [0xff, 0xfe] },
  { charset: "utf-16be", read: utf16("utf-16be"), mark: [0xfe, 0xff] },
];

/** UTF-16 or UTF-32 with a byte order mark. A mark that a tool put before other text does not read. */
export function byMark(bytes: Uint8Array): Wide | null {
  const wide = wides.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (wide === undefined) return null;
  const text = wide.read(bytes);
  return bytes.length > 4 && !holdsAscii(text) ? null : { text, charset: wide.charset };
}

/** ASCII beside NULs at the start: UTF-16 or UTF-32 that lost its mark. */
export function wideWithoutMark(bytes: Uint8Array): Wide | null {
  if (bytes[0] !== 0 && bytes[1] !== 0) return null;
  const zeros = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? "0" : "x")).join("");
  const charset = { x000: "utf-32le", "000x": "utf-32be", x0x0: "utf-16le", "0x0x": "utf-16be" }[zeros];
  const wide = wides.find((one) => one.charset === charset);
  return wide === undefined ? null : { text: wide.read(bytes), charset: wide.charset };
}

/** Feeds of every format hold characters of ASCII: brackets, braces, names. */
const holdsAscii = (text: string) => /[\n -~]/.test(text);

const CHUNK = 8192;

function utf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const points: number[] = [];
    for (let at = start; at < Math.min(start + CHUNK, bytes.length); at += 4)
      points.push(at + 4 <= bytes.length ? scalar(view.getUint32(at, littleEndian)) : 0xfffd);
    parts.push(String.fromCodePoint(...points));
  }
  return parts.join("");
}

const scalar = (point: number) => (point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? 0xfffd : point);
