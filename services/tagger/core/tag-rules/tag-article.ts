import { fold } from "@infostream/contracts/fold";
import type { TagField } from "@infostream/contracts/tag-rules";
import type { CompiledRule, Matcher } from "./compile-rules";
import { findWords } from "./find-words";

/** What of an article the rules look at; plain text, no markup. */
export interface TaggableArticle {
  readonly title: string | null;
  readonly text: string | null;
  readonly categories: readonly string[];
  readonly author: string | null;
  readonly feedId: string;
  readonly feedUrl: string;
}

/** A tag that the article earned, and the words that earned it as the article writes them, each once. */
export interface EarnedTag {
  readonly name: string;
  readonly matches: string[];
}

const mostMatches = 5;

/** The article's tags in the order of the rules. */
export function tagArticle(matcher: Matcher, article: TaggableArticle): EarnedTag[] {
  const earned = new Map<number, Map<number, string>>();
  const excluded = new Set<number>();
  for (const [field, text] of passages(article)) {
    if (!matcher.fields.has(field)) continue;
    const folded = fold(text);
    findWords(folded, matcher.trie, (word, from, to) => {
      for (const use of matcher.uses[word] ?? []) {
        const rule = matcher.rules[use.rule];
        if (!rule?.fields.has(field) || !appliesTo(rule, article)) continue;
        if (use.excludes) excluded.add(use.rule);
        else keep(earned, use.rule, word, () => quote(text, folded.at, from, to));
      }
    });
  }
  return collect(matcher, earned, excluded);
}

function* passages(article: TaggableArticle): Generator<readonly [TagField, string]> {
  if (article.title) yield ["title", article.title];
  if (article.text) yield ["text", article.text];
  // each by itself: a phrase never spans two categories
  for (const category of article.categories) yield ["category", category];
  if (article.author) yield ["author", article.author];
}

function appliesTo(rule: CompiledRule, article: TaggableArticle): boolean {
  return rule.feed === null || rule.feed === article.feedId || rule.feed === article.feedUrl;
}

function keep(earned: Map<number, Map<number, string>>, rule: number, word: number, quoted: () => string): void {
  const matches = earned.get(rule) ?? new Map<number, string>();
  earned.set(rule, matches);
  if (matches.size < mostMatches && !matches.has(word)) matches.set(word, quoted());
}

/** The original's own letters, without invisible signs at the end, which folding passed over. */
function quote(text: string, at: Uint32Array, from: number, to: number): string {
  const start = at[from] ?? 0;
  let end = to;
  // one sign may fold to several units ("ß"): it is quoted whole
  while (at[end] === at[end - 1]) end++;
  return text.slice(start, at[end]).replace(/[\p{Cf}\s]+$/u, "");
}

function collect(matcher: Matcher, earned: Map<number, Map<number, string>>, excluded: Set<number>): EarnedTag[] {
  const tags = new Map<string, string[]>();
  for (const rule of [...earned.keys()].toSorted((a, b) => a - b)) {
    const name = matcher.rules[rule]?.name;
    if (name === undefined || excluded.has(rule)) continue;
    const matches = new Set([...(tags.get(name) ?? []), ...(earned.get(rule)?.values() ?? [])]);
    tags.set(name, [...matches].slice(0, mostMatches));
  }
  return Array.from(tags, ([name, matches]) => ({ name, matches }));
}
