import { foldText } from "./fold";
import { unspacedLetter } from "./script";

/** No one searches for a longer word; data in the text would fill the index with them. */
const longestWord = 64;

/** PostgreSQL drops a token that begins with a mark or is a number like ½, in a text without leaving its place empty. */
const unspaced = `[${unspacedLetter.source}--\\p{No}]`;
const word = `[[\\p{L}\\p{Nd}\\p{Nl}]--${unspacedLetter.source}][[\\p{L}\\p{Nd}\\p{Nl}\\p{M}]--${unspacedLetter.source}]*`;
const run = new RegExp(`(${unspaced}+)|(${word})([+#]*)`, "gv");
/** A letter with what stands above and below it. */
const sign = /\P{M}\p{M}*/gu;
const oneSign = new RegExp(`^[${unspaced}--\\p{M}]\\p{M}*$`, "v");

/**
 * The tokens of a text in its order, folded: words without punctuation, and what is written without spaces (Chinese, Japanese,
 * Korean, Thai …) as overlapping pairs with the last sign by itself. Lazily, since texts may be long.
 */
export function* searchTokens(text: string): Generator<string> {
  for (const [, unspaced, word = "", signs = ""] of foldText(text).matchAll(run)) {
    if (unspaced !== undefined) yield* pairs(unspaced);
    // "C++" and "C#" differ from "C"; in "Disney+" the sign means nothing
    else if (word.length === 1) yield word + signs.slice(0, 2).replaceAll("+", "plus").replaceAll("#", "sharp");
    else yield word.slice(0, longestWord).toWellFormed();
  }
}

/** A single sign of a script without spaces, which may be half of a pair elsewhere. */
export function isOneSign(token: string): boolean {
  return oneSign.test(token);
}

function* pairs(unspaced: string): Generator<string> {
  let before = "";
  for (const [one] of unspaced.matchAll(sign)) {
    if (before !== "") yield before + one;
    before = one;
  }
  if (before !== "") yield before;
}
