/** A text made comparable, with the way back: unit `i` of `units` was folded from what begins at `at[i]` of the original. */
export interface Folded {
  /** UTF-16 units; only the first `length` are filled. */
  readonly units: Uint16Array;
  /** One entry more than units: the last one is the original's length. */
  readonly at: Uint32Array;
  readonly length: number;
}

const space = 0x20;
const latinOrGreek = /[\p{Script=Latin}\p{Script=Greek}]/u;
/** Forms that only differ by width or typesetting; NFKC of everything would turn "Apple™" into "Appletm". */
const typesetForm = /[\uFB00-\uFB06\uFF01-\uFFEF\u{1D400}-\u{1D7FF}]/u;
const invisible = /[\p{Cf}\uFE00-\uFE0F]/u;
/** Marks that any script may carry, in their five blocks. */
const combining = /[\u0300-\u036F]|[\u1AB0-\u1AFF]|[\u1DC0-\u1DFF]|[\u20D0-\u20FF]|[\uFE20-\uFE2F]/u;
/** What one sign or a run of conjoining Korean letters is made of, where the text is not composed (NFC). */
const cluster = /[\u1100-\u11FF]+|\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}+/gsu;

/** Letters that no decomposition brings to their plain form. */
const letters = "ß:ss æ:ae œ:oe þ:th ø:o ł:l đ:d ð:d ħ:h ŧ:t ı:i ſ:s ς:σ";
/** Signs that are typed in several ways. */
const signs = "‘:' ’:' ʼ:' ′:' “:\" ”:\" ‐:- ‑:- –:- −:-";
const plainForms: ReadonlyMap<string, string> = new Map(
  `${letters} ${signs}`.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(2)]),
);

function foldSign(sign: string): string {
  if (/[\s\p{Cc}]/u.test(sign)) return " ";
  if (invisible.test(sign)) return "";
  const lower = (typesetForm.test(sign) ? sign.normalize("NFKC") : sign).toLowerCase();
  const bare = latinOrGreek.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower;
  return Array.from(bare, (letter) => plainForms.get(letter) ?? letter).join("");
}

/** Zero in the table: not one unit for one unit, look closer. */
const closer = 0;
/** Where folding changes anything; every other unit of the table stands for itself. */
const touched: readonly (readonly [number, number])[] = [
  ...([
    [0, 0x2500],
    [0x2c00, 0x2e80],
    [0x3000, 0x3001],
    [0xa640, 0xa800],
    [0xab30, 0xabc0],
  ] as const),
  ...([
    [0xfb00, 0xfb07],
    [0xfe00, 0xfe30],
    [0xfeff, 0xff00],
    [0xff00, 0xfff0],
  ] as const),
];

function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [from, to] of touched)
    for (let unit = from; unit < to; unit++) {
      const sign = String.fromCharCode(unit);
      const folded = foldSign(sign);
      table[unit] = folded.length === 1 && !combining.test(sign) ? folded.charCodeAt(0) : closer;
    }
  // half-width kana take their voicing mark from the next unit; surrogates come in pairs
  table.fill(closer, 0xff73, 0xff8f).fill(closer, 0xd800, 0xe000);
  return table;
}
const table = foldTable();

/**
 * Folds case, width (ＡＩ, ｶﾞ), typesetting (’ and '), runs of white space to one space, and marks on Latin and Greek letters only:
 * off other scripts they make other letters (ガ and カ, й and и). Texts that look alike in NFC and NFD fold alike. Invisible signs go.
 */
export function fold(text: string): Folded {
  // most texts are composed already, and then each index is its own way back
  if (text.normalize("NFC") === text) return finish(write(blank(text.length), text, 0, 1), text.length);
  let out = blank(text.length);
  for (const part of text.matchAll(cluster)) out = write(out, part[0].normalize("NFC"), part.index, 0);
  return finish(out, text.length);
}

/** {@link fold} as text alone, for callers that need no way back. */
export function foldText(text: string): string {
  const { units, length } = fold(text);
  return new TextDecoder("utf-16le").decode(units.subarray(0, length));
}

function blank(length: number): Folded {
  return { units: new Uint16Array(length + 8), at: new Uint32Array(length + 9), length: 0 };
}

function finish(out: Folded, end: number): Folded {
  out.at[out.length] = end;
  return out;
}

/** Appends the folded text; what was at `i` in it is recorded as coming from `origin + i * step` of the original. */
function write(out: Folded, text: string, origin: number, step: 0 | 1): Folded {
  let to = room(out, text.length);
  for (let i = 0; i < text.length;) {
    const plain = writePlain(to, text, i, origin, step);
    i += plain.read;
    to = { ...to, length: to.length + plain.written };
    if (i >= text.length) break;
    const sign = signAt(text, i);
    const spelling = foldAfter(to.units[to.length - 1], sign);
    to = room(to, spelling.length + text.length - i);
    for (let k = 0; k < spelling.length; k++) {
      to.units[to.length + k] = spelling.charCodeAt(k);
      to.at[to.length + k] = origin + i * step;
    }
    to = { ...to, length: to.length + spelling.length };
    i += sign.length;
  }
  return to;
}

/** The run from `i` on of units that fold to one unit each, which most texts are throughout. */
function writePlain({ units, at, length }: Folded, text: string, start: number, origin: number, step: 0 | 1) {
  let n = length;
  let i = start;
  let last = units[n - 1] ?? 0;
  for (; i < text.length; i++) {
    const folded = table[text.charCodeAt(i)] ?? closer;
    if (folded === closer) break;
    if (folded === space && last === space) continue;
    units[n] = last = folded;
    at[n++] = origin + i * step;
  }
  return { read: i - start, written: n - length };
}

function room(out: Folded, more: number): Folded {
  if (out.length + more < out.units.length) return out;
  const size = (out.length + more) * 2;
  const grown = { units: new Uint16Array(size), at: new Uint32Array(size + 1), length: out.length };
  grown.units.set(out.units);
  grown.at.set(out.at);
  return grown;
}

/** A unit, a surrogate pair, or a half-width kana with its voicing mark. */
function signAt(text: string, i: number): string {
  const unit = text.charCodeAt(i);
  const next = text.charCodeAt(i + 1);
  const voiced = unit >= 0xff73 && unit <= 0xff8e && (next === 0xff9e || next === 0xff9f);
  return voiced ? text.slice(i, i + 2) : String.fromCodePoint(text.codePointAt(i) ?? 0);
}

function foldAfter(before: number | undefined, sign: string): string {
  if (!combining.test(sign)) return foldSign(sign);
  return before !== undefined && latinOrGreek.test(String.fromCharCode(before)) ? "" : sign;
}
