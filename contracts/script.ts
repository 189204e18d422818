/**
 * Letters of scripts that put no space between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) or glue particles
 * to them (Korean): there, a word is found wherever its letters stand.
 */
export const unspacedLetter =
  /[[\p{L}\p{M}\p{N}]&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]/v;
