/** The charsets that a document is labelled with, most credible first: its Content-Type, then its XML declaration. */
export function labelsOf(bytes: Uint8Array, contentType: string | null): Bun.Encoding[] {
  const header = canonical(contentType?.match(/;\s*charset\s*=\s*["']?([^"';,\s]+)/i)?.[1]);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const declared = canonical(head.match(/<\?xml[^>]{0,200}?\sencoding\s*=\s*["']?([^"'?>]+)/i)?.[1]);
  // Latin-1 in a header is mostly the server's default, and reads any bytes at all
  const inOrder = header === "windows-1252" ? [declared, header] : [header, declared];
  // the declaration could be read as ASCII, so UTF-16 it is not
  return inOrder.filter((label): label is Bun.Encoding => label !== null && !label.startsWith("utf-16"));
}

const charsets: readonly Bun.Encoding[] = [
  "utf-8",
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
  "windows-874",
  "ibm866",
  "koi8-r",
  "koi8-u",
  "macintosh",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr",
];

/** Names by which the decoder does not know its charsets, without the signs between letters and digits. */
const nicknames: Readonly<Record<string, Bun.Encoding>> = {
  koi8: "koi8-r",
  koi8ru: "koi8-u",
  gbk: "gb18030",
  cp936: "gb18030",
  ms936: "gb18030",
  windows936: "gb18030",
  euccn: "gb18030",
  cp950: "big5",
  windows950: "big5",
  cp932: "shift_jis",
  windows932: "shift_jis",
  shiftjisx0213: "shift_jis",
  cp51932: "euc-jp",
  ujis: "euc-jp",
  cp949: "euc-kr",
  uhc: "euc-kr",
  utf8mb4: "utf-8",
  tis620: "windows-874",
};

/** Understands what servers write for a name: `"utf-8";`, `UTF_8`, `win-1251`, `iso8859-1`. */
function canonical(label: string | undefined): Bun.Encoding | null {
  if (label === undefined) return null;
  const name = label.toLowerCase().replace(/[^a-z0-9]/g, "");
  const windows = name.replace(/^(?:x?cp|win|ms|mswindows|ansi)(?=\d)/, "windows");
  const latin = name.match(/^(?:xiso|iso|is|)8859(\d{1,2})/)?.[1];
  const known = nicknames[name] ?? charsets.find((charset) => charset.replace(/[^a-z0-9]/g, "") === windows);
  const found =
    known ?? (latin === undefined ? (understood(label.trim()) ?? understood(name)) : understood(`iso-8859-${latin}`));
  return found === "gbk" ? "gb18030" : found;
}

/** What the decoder makes of a label. */
function understood(label: string): Bun.Encoding | null {
  try {
    // the one place where a label becomes an encoding: the decoder itself rejects unknown ones
    const { encoding } = new TextDecoder(label as Bun.Encoding);
    return encoding as Bun.Encoding;
  } catch {
    return null;
  }
}
