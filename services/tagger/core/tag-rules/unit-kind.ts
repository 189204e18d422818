import { unspacedLetter } from "@infostream/contracts/script";

/** Kinds of UTF-16 units, to find the edges of words. */
export const unitKind = { other: 0, letter: 1, digit: 2, unspaced: 3 } as const;

/** The kind of every UTF-16 unit. */
export const kindOf: Uint8Array = kinds();

function kinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  for (let unit = 0; unit < kinds.length; unit++) {
    const sign = String.fromCharCode(unit);
    if (unspacedLetter.test(sign)) kinds[unit] = unitKind.unspaced;
    else if (/[\p{L}\p{M}_]/u.test(sign)) kinds[unit] = unitKind.letter;
    else if (/\p{N}/u.test(sign)) kinds[unit] = unitKind.digit;
  }
  // halves of a pair: rare Chinese signs and emoji, both without edges
  return kinds.fill(unitKind.unspaced, 0xd800, 0xe000);
}
