import type { Family } from "../sniff";
import { prefixOf } from "./names";
import type { Tag } from "./tag";

/** An element that is open while its children are read. */
export interface Frame {
  /** as it was written, to find its end */
  readonly raw: string;
  readonly name: string;
  /** what its end is emitted as; empty where the element itself is not emitted */
  readonly close: string;
  /** xml:base in effect; null where none was given */
  readonly base: string | null;
  /** the default namespace in effect */
  readonly namespace: string;
}

/** The prefix under which a family's own elements are known, which they do not bear. */
export const home: Readonly<Record<Family, string>> = { rss: "", rdf: "", atom: "atom" };

export function baseOf(tag: Tag, outer: string | null, documentUrl: string): string | null {
  const written = tag.attributes.get("xml:base");
  return written === undefined ? outer : (URL.parse(written, outer ?? documentUrl)?.href ?? outer);
}

/** Prefixes are declared where they are used or at the root, never twice with another meaning, so scopes are not kept. */
export function declare(tag: Tag, prefixes: Map<string, string>): void {
  for (const [key, value] of tag.attributes)
    if (key.startsWith("xmlns:")) prefixes.set(key.slice(6), prefixOf(value) ?? key.slice(6));
}

/** An element's name in lower case under its namespace's own prefix, which the document's family goes without. */
export function canonicalName(
  tag: Tag,
  namespace: string,
  root: string,
  prefixes: ReadonlyMap<string, string>,
  family: Family,
): string {
  const colon = tag.name.indexOf(":");
  const written = tag.name.slice(0, Math.max(colon, 0));
  const local = tag.name.slice(colon + 1);
  const prefix =
    colon >= 0 ? (prefixes.get(written) ?? written) : namespace === root ? "" : (prefixOf(namespace) ?? "?");
  return prefix === "" || prefix === home[family] ? local : `${prefix}:${local}`;
}
