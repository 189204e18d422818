import { foldText } from "./fold";
import { unspacedLetter } from "./script";

/** No one searches for a longer word; data in the text would fill the index with them. */
const longestWord = 64;

const run = new RegExp(
  `((?:${unspacedLetter.source})+)|([[\\p{L}\\p{M}\\p{N}]--${unspacedLetter.source}]+)([+#]*)`,
  "gv",
);

/**
 * The tokens of a text in its order, folded: words without punctuation, and what is written without spaces (Chinese, Japanese,
 * Korean, Thai …) as overlapping pairs with the last sign by itself. Lazily, since texts may be long.
 */
export function* searchTokens(text: string): Generator<string> {
  for (const [, unspaced, word = "", signs = ""] of foldText(text).matchAll(run)) {
    if (unspaced !== undefined) yield* pairs(unspaced);
    // "C++" and "C#" are no "C"; in "Disney+" the sign says nothing
    else if (word.length === 1) yield word + signs.slice(0, 2).replaceAll("+", "plus").replaceAll("#", "sharp");
    else yield word.slice(0, longestWord);
  }
}

function* pairs(unspaced: string): Generator<string> {
  let before = "";
  for (const sign of unspaced) {
    if (before !== "") yield before + sign;
    before = sign;
  }
  yield before;
}
