/**
 * The text where at least as many sequences are whole as are broken. Sites cut excerpts inside a character and paste from
 * other charsets; such bytes spoil themselves alone.
 */
export function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    const broken = text.split("\u{fffd}").length - 1;
    const evidence = wholeOfOneScript(text) + cuts(bytes);
    return evidence > 0 && evidence >= broken ? text : null;
  }
}

/** Of sequences that are whole by chance, as many are in Thai, each comes from another script. */
function wholeOfOneScript(text: string): number {
  const counts = new Map<Block, number>();
  for (const [character] of text.matchAll(/[^\0-\x7f\ufffd]/gu)) {
    const block = blockOf(character.codePointAt(0) ?? 0);
    counts.set(block, (counts.get(block) ?? 0) + 1);
  }
  const signs = counts.get("signs") ?? 0;
  counts.delete("signs");
  return signs + Math.max(0, ...counts.values());
}

type Block = "latin" | "signs" | "east asian" | number;

/** Blocks by their Unicode ranges; alphabets keep within 256 characters. */
function blockOf(point: number): Block {
  if (point < 0x250) return "latin";
  if ((point >= 0x2000 && point < 0x2e80) || point >= 0x1f000) return "signs";
  return point >= 0x2e80 ? "east asian" : point >> 8;
}

/** First bytes of Latin letters, cut off after a small letter; in Latin-1 they would be a capital there: "cafÃ [...]". */
function cuts(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString("latin1")
      .match(/[a-z][\xc2\xc3](?![A-Za-z\x80-\xff])/g)?.length ?? 0
  );
}

/** Tools put the mark of UTF-8 before text in other charsets too. */
export function withoutUtf8Mark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
