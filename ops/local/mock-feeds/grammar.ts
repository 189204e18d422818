import { between, pick, type Random } from "./random";

/** A word, or words that belong together (a city and its country). */
export type Entry = string | Readonly<Record<string, string>>;
export type Lexicon = Readonly<Record<string, readonly Entry[]>>;
export type Expand = (template: string) => string;

/**
 * Fills templates for one article: `{place.city}` is a field of an entry, `{#3-17}` a number, `{expert:2}` a second expert.
 * What a slot got it keeps, so that headline and text speak of the same city.
 */
export function grammar(lexicon: Lexicon, random: Random): Expand {
  const bound = new Map<string, Entry>();
  const bind = (slot: string): Entry => {
    const known = bound.get(slot);
    if (known !== undefined) return known;
    const entry = choose(slot, lexicon, random, [...bound.values()]);
    bound.set(slot, entry);
    return entry;
  };
  return (template) =>
    sentence(
      template.replaceAll(/\{([^{}]+)\}/g, (_, slot: string) => {
        const [name = "", field] = slot.startsWith("#") ? [slot] : slot.split(".");
        return wordOf(bind(name), field, slot);
      }),
    );
}

function choose(slot: string, lexicon: Lexicon, random: Random, taken: readonly Entry[]): Entry {
  const range = /^#(\d+)-(\d+)/.exec(slot);
  if (range) return String(between(random, Number(range[1]), Number(range[2])));
  const [name = ""] = slot.split(":");
  const all = lexicon[name] ?? [];
  if (all.length === 0) throw new RangeError(`no words for {${slot}}`);
  const free = all.filter((entry) => !taken.includes(entry));
  return pick(random, free.length > 0 ? free : all);
}

function wordOf(entry: Entry, field: string | undefined, slot: string): string {
  const word = typeof entry === "string" ? (field === undefined ? entry : undefined) : entry[field ?? ""];
  if (word === undefined) throw new RangeError(`{${slot}} names no word`);
  return word;
}

const sentence = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
