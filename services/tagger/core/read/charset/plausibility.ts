/**
 * How much of a text looks like writing, 0 to 1: the share of its letters beyond ASCII that stand where a writer would put
 * them. A single-byte charset can read any bytes, so decoding without errors proves little. Bytes read in the wrong charset
 * mix alphabets within a word, put capitals after small letters, or need ideographs that hardly any text uses.
 * `common` holds the East Asian characters that make up nearly all text in the charset.
 */
export function plausibility(text: string, common: ReadonlySet<string>): number {
  let letters = 0;
  let flawed = 0;
  for (const word of text.split(separators)) {
    const foreign = word.match(beyondAscii)?.length ?? 0;
    if (foreign === 0) continue;
    letters += foreign;
    flawed += impossible.some((flaw) => flaw.test(word)) ? foreign : odd(word, common) + shouted(word);
  }
  // curly quotes alone, in English mostly, are in their place
  return letters === 0 ? 1 : 1 - flawed / letters;
}

/** Punctuation, and the signs that stand beside words in any language. */
const separators = /[\s\p{P}\p{Nd}$+<=>^`|~©®™°€£\p{Cf}\p{Variation_Selector}]+/u;
const beyondAscii = /[^\0-\x7f]/gu;

/** A word that fits one of these was read in the wrong charset. */
const impossible: readonly RegExp[] = [
  // a capital after a small letter, as in "рТЙЧЕФ"; among ASCII letters it is a brand
  /[\p{Ll}--[a-z]]\p{Lu}|[a-z][\p{Lu}--[A-Z]]/v,
  // capitals before small letters, or a line of a frame within a word, as in "ЯУМхур╙не"
  /[\p{Lu}&&[\p{sc=Cyrillic}\p{sc=Greek}]]{2}\p{Ll}|\p{L}[\u2500-\u259f]|[\u2500-\u259f]\p{L}/v,
  // accented letters alone, as in "Óòðåííèé"
  /^[\p{sc=Latin}--[A-Za-z\uff00-\uffef]]{3,}$|[\p{sc=Latin}--[A-Za-z\uff00-\uffef]]{4}/v,
  // two alphabets; Chinese, Japanese, Korean and Thai put foreign names beside their own letters
  /^(?=.*[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}]).*\p{sc=Latin}/v,
  /^(?=.*[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Thai}]).*[\p{sc=Latin}--[A-Za-z\uff00-\uffef]]/v,
  /^(?=.*\p{sc=Cyrillic}).*\p{sc=Greek}|^(?=.*\p{sc=Hebrew}).*\p{sc=Arabic}/v,
  // one Thai letter by itself among Latin ones
  /[A-Za-z]\p{sc=Thai}(?!\p{sc=Thai})|(?<!\p{sc=Thai})\p{sc=Thai}[A-Za-z]/v,
  // letters that never begin, never end, or only ever end a word
  /^[ъьЪЬ]\p{L}|ς\p{L}|\p{L}σ$|[םןץףך][א-ת]|[ةى][ء-ي]|^[ัิ-ฺ็-๎]|[เ-ไ](?![ก-ฮ])/v,
];

function odd(word: string, common: ReadonlySet<string>): number {
  const misplaced = word.match(misplacedSigns)?.length ?? 0;
  const rare = word.match(eastAsian)?.filter((character) => !common.has(character)).length ?? 0;
  return misplaced + rare;
}

/** Where charsets hold each other's small letters in the place of capitals, words of capitals alone are a weak sign. */
const shouted = (word: string) =>
  /^(?:[\p{Lu}&&[\p{sc=Cyrillic}\p{sc=Greek}]]){2,}$/v.test(word) ? word.length / 8 : 0;

/** Broken, unassigned and half-width characters, and signs that a writer sets apart from words. */
const misplacedSigns = /[\p{Cc}\p{Co}\p{Cn}\p{S}\p{No}\uff66-\uff9f]/gu;
const eastAsian = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}[\p{sc=Katakana}--[\uff66-\uff9f]]]/gv;
