import type { TagRules } from "@infostream/contracts/tag-rules";
import { fieldsOf } from "./compile-rules";

/** Identifies a set of rules by its content, without comments and layout, for an article's provenance. */
export function rulesVersion({ tags }: TagRules): string {
  const canonical = tags.map((rule) => [
    rule.name,
    rule.keywords ?? [],
    rule.phrases ?? [],
    rule.exclusions ?? [],
    fieldsOf(rule),
    rule.feed ?? null,
  ]);
  return new Bun.CryptoHasher("sha256").update(JSON.stringify(canonical)).digest("hex").slice(0, 16);
}
