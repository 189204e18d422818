import { asIso2022Jp } from "./charset/iso-2022-jp";
import { asUtf8, withoutUtf8Mark } from "./charset/utf8";
import { byMark, wideWithoutMark } from "./charset/wide";

/** A document's bytes as text, and the charset they were read in. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

/**
 * Byte order mark, then Content-Type, then the XML declaration, then UTF-8. Labels are often wrong, so text that decodes as
 * UTF-8 is UTF-8 against all labels (text in another charset practically never does), and a label that cannot read the
 * bytes gives way to the next. What no store accepts (NUL, lone surrogates) is gone.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): Decoded {
  const wide = byMark(bytes) ?? wideWithoutMark(bytes);
  if (wide !== null) return decoded(wide.text, wide.charset);
  const japanese = asIso2022Jp(bytes);
  if (japanese !== null) return decoded(japanese, "iso-2022-jp");
  const utf8 = asUtf8(bytes);
  if (utf8 !== null) return decoded(utf8, "utf-8");
  const unmarked = withoutUtf8Mark(bytes);
  for (const read of [strictly, mostly])
    for (const label of labelsOf(unmarked, contentType)) {
      const text = read(unmarked, label);
      if (text !== null) return decoded(text, label);
    }
  return decoded(leniently(unmarked, "windows-1252"), "windows-1252");
}

/** The charsets that the document is labelled with, most credible first. */
function labelsOf(bytes: Uint8Array, contentType: string | null): Bun.Encoding[] {
  const header = canonical(contentType?.match(/;\s*charset\s*=\s*["']?([^"';,\s]+)/i)?.[1]);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const declared = canonical(head.match(/<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"']+)["']/i)?.[1]);
  // Latin-1 in a header is mostly the server's default, and reads any bytes at all
  const inOrder = header === "windows-1252" ? [declared, header] : [header, declared];
  // the declaration could be read as ASCII, so UTF-16 it is not
  return inOrder.filter((label): label is Bun.Encoding => label !== null && !label.startsWith("utf-16"));
}

function strictly(bytes: Uint8Array, charset: Bun.Encoding): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text where hardly a character is broken, as when a document was cut off or joined from two sources. */
function mostly(bytes: Uint8Array, charset: Bun.Encoding): string | null {
  const text = leniently(bytes, charset);
  const foreign = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  const broken = text.split("\u{fffd}").length - 1;
  return broken * 10 <= foreign ? text : null;
}

const leniently = (bytes: Uint8Array, charset: Bun.Encoding) => new TextDecoder(charset).decode(bytes);

function canonical(label: string | undefined): Bun.Encoding | null {
  if (label === undefined) return null;
  try {
    // the one place where a label becomes an encoding: the decoder itself rejects unknown ones
    return new TextDecoder(label.trim() as Bun.Encoding).encoding as Bun.Encoding;
  } catch {
    return null;
  }
}

function decoded(text: string, charset: string): Decoded {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  const unmarked = whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole;
  return { text: unmarked.includes("\0") ? unmarked.replaceAll("\0", "") : unmarked, charset };
}
