import { asIso2022Jp } from "./charset/iso-2022-jp";
import { labelsOf } from "./charset/labels";
import { likelyCharset } from "./charset/likely-charset";
import { asUtf8, withoutUtf8Mark } from "./charset/utf8";
import { byMark, wideWithoutMark } from "./charset/wide";

/** A document's bytes as text, and the charset they were read in. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

/**
 * Byte order mark, then UTF-8, then Content-Type, then the XML declaration, then statistics. Labels are often wrong, so each
 * counts only where it reads the bytes, and text that decodes as UTF-8 is UTF-8 against all labels (text in another charset
 * practically never does). What no store accepts (NUL, lone surrogates) is gone.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): Decoded {
  const wide = byMark(bytes) ?? wideWithoutMark(bytes);
  if (wide !== null) return storable(wide.text, wide.charset);
  const japanese = asIso2022Jp(bytes);
  if (japanese !== null) return storable(japanese, "iso-2022-jp");
  const utf8 = asUtf8(bytes);
  if (utf8 !== null) return storable(utf8, "utf-8");
  const unmarked = withoutUtf8Mark(bytes);
  const charset = likelyCharset(unmarked, labelsOf(unmarked, contentType));
  return storable(new TextDecoder(charset).decode(unmarked), charset);
}

function storable(text: string, charset: string): Decoded {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  const unmarked = whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole;
  return { text: unmarked.includes("\0") ? unmarked.replaceAll("\0", "") : unmarked, charset };
}
