import { isOneSign, searchTokens } from "./search-tokens";

/** Longer queries are cut: their cost grows with their terms. */
const mostTerms = 32;
const longestQuery = 1000;

/** One of -"not this", a word, OR. */
const termPattern = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;

interface Term {
  readonly excludes: boolean;
  readonly lexemes: string;
}

/**
 * What a reader typed, for `to_tsquery('simple', …)` over what {@link searchText} wrote: all words, "a phrase", -without,
 * one OR other (OR binds last). Null for an empty query. Every lexeme is letters and digits in quotes, so no input
 * is a syntax error.
 */
export function searchQuery(query: string): string | null {
  const alternatives: Term[][] = [[]];
  const terms = query
    .slice(0, longestQuery)
    .replace(/[“”„«»]/gu, '"')
    .matchAll(termPattern)
    .take(mostTerms);
  for (const [whole, minus, phrase, word = ""] of terms) {
    const lexemes = phraseOf(phrase ?? word);
    if (whole === "OR") alternatives.push([]);
    else if (lexemes !== null) alternatives.at(-1)?.push({ excludes: minus === "-", lexemes });
  }
  // without a word that must be there, the answer would be nearly everything
  const asked = alternatives.filter((all) => all.some((term) => !term.excludes)).map(allOf);
  return asked.length > 1 ? asked.map((all) => `(${all})`).join(" | ") : (asked[0] ?? null);
}

function allOf(terms: readonly Term[]): string {
  return terms.map(({ excludes, lexemes }) => (excludes ? `!${lexemes}` : lexemes)).join(" & ");
}

/** Tokens in a row, as the text has them. */
function phraseOf(text: string): string | null {
  const tokens = [...searchTokens(text)];
  const last = tokens.at(-1);
  if (last === undefined) return null;
  if (!isOneSign(last)) return inARow(tokens.map(quoted));
  // the text may go on after the last sign: then it stands there at the head of a pair
  const before = tokens.slice(0, -1);
  return inARow(endsInPair(before, last) ? before.map(quoted) : [...before.map(quoted), `${quoted(last)}:*`]);
}

function endsInPair(tokens: readonly string[], sign: string): boolean {
  const pair = tokens.at(-1);
  return pair !== undefined && pair !== sign && pair.endsWith(sign);
}

function quoted(token: string): string {
  return `'${token}'`;
}

function inARow(lexemes: readonly string[]): string {
  return lexemes.length === 1 ? lexemes.join() : `(${lexemes.join(" <-> ")})`;
}
