import type { Folded } from "@infostream/contracts/fold";
import type { Trie } from "./trie";
import { kindOf, unitKind } from "./unit-kind";

/**
 * Reports every word of the trie that stands in the text, as units `from` up to `to`, in one pass for any number of words:
 * from each place where a word may begin it follows the tree as far as the text does.
 */
export function findWords(text: Folded, trie: Trie, found: (word: number, from: number, to: number) => void): void {
  const { units, length } = text;
  const { starts, words, step } = trie;
  let before: number = unitKind.other;
  for (let from = 0; from < length; from++) {
    const unit = units[from] ?? 0;
    const kind = kindOf[unit] ?? unitKind.other;
    const mayBegin = kind === unitKind.unspaced || !isWord(before);
    before = kind;
    if (!mayBegin) continue;
    let node = starts[unit] ?? 0;
    for (let to = from + 1; node !== 0; to++) {
      const word = words[node] ?? -1;
      if (word !== -1 && mayEnd(units, length, to)) found(word, from, to);
      if (to >= length) break;
      node = step(node, units[to] ?? 0);
    }
  }
}

function isWord(kind: number): boolean {
  return kind === unitKind.letter || kind === unitKind.digit;
}

function mayEnd(units: Uint16Array, length: number, end: number): boolean {
  if (end >= length) return true;
  const kindAt = (i: number) => (i < 0 ? unitKind.other : (kindOf[units[i] ?? 0] ?? unitKind.other));
  const last = kindAt(end - 1);
  if (last === unitKind.unspaced) return true;
  const next = kindAt(end);
  // "C++" stands in "C++20", "U.S." not in "U.S.S.R."
  if (last === unitKind.other) return next !== unitKind.letter;
  if (isWord(next)) return false;
  // "C" stands in "C." but neither in "C++" nor in "C#"; "Disney" stands in "Disney+"
  const sign = units[end];
  return isWord(kindAt(end - 2)) || (sign !== 0x2b && sign !== 0x23);
}
