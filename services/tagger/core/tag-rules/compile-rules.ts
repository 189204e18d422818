import { foldText } from "@infostream/contracts/fold";
import type { TagField, TagRule, TagRules } from "@infostream/contracts/tag-rules";
import { buildTrie, type Trie } from "./trie";

/** Tag rules made ready for {@link tagArticle}. Immutable: one serves every article. */
export interface Matcher {
  readonly trie: Trie;
  readonly rules: readonly CompiledRule[];
  /** By word's number: the rules that it earns or forbids. */
  readonly uses: readonly (readonly WordUse[])[];
  /** Fields that any rule looks at. */
  readonly fields: ReadonlySet<TagField>;
}

export interface CompiledRule {
  readonly name: string;
  readonly fields: ReadonlySet<TagField>;
  readonly feed: string | null;
}

export interface WordUse {
  readonly rule: number;
  readonly excludes: boolean;
}

export function compileRules({ tags }: TagRules): Matcher {
  const numbers = new Map<string, number>();
  const uses: WordUse[][] = [];
  const spellings: [string, number][] = [];
  const add = (word: string, use: WordUse) => {
    const folded = foldText(word).trim();
    const key = folded.replaceAll("-", " ");
    const number = numbers.get(key) ?? uses.push([]) - 1;
    numbers.set(key, number);
    uses[number]?.push(use);
    for (const spelling of new Set([folded, key, folded.replaceAll(" ", "-")])) spellings.push([spelling, number]);
  };

  tags.forEach((tag, rule) => {
    for (const word of wordsOf(tag)) add(word, { rule, excludes: false });
    for (const word of tag.exclusions ?? []) add(word, { rule, excludes: true });
  });
  const rules = tags.map((tag) => ({ name: tag.name, fields: new Set(fieldsOf(tag)), feed: tag.feed ?? null }));
  return {
    trie: buildTrie(spellings),
    rules,
    uses,
    fields: new Set(rules.flatMap((rule) => [...rule.fields])),
  };
}

/** What earns a tag: keywords and phrases differ for readers of the file only. */
export function wordsOf(rule: TagRule): readonly string[] {
  return [...(rule.keywords ?? []), ...(rule.phrases ?? [])];
}

/** Where a rule looks, always in this order. */
export function fieldsOf({ field = ["title", "text"] }: TagRule): readonly TagField[] {
  return typeof field === "string" ? [field] : field.toSorted();
}
