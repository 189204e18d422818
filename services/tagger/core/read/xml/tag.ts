import { decodeHTMLStrict } from "entities/decode";
import type { Source } from "./source";

/** An opening tag as it was written: the name in lower case with its prefix, attributes by lower-case name. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly empty: boolean;
  readonly end: number;
}

const tagName = /[^\s<>/=]+/y;
const attribute = /[\s/]*([^\s=<>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"']+)))?/y;
const nameStart = /[A-Za-z_\u0080-\uffff]/;
/** More attributes than any feed has on one element; the rest is skipped. */
const mostAttributes = 100;

export const startsName = (text: string, at: number) => nameStart.test(text.charAt(at));

export function nameAt(text: string, at: number): string {
  tagName.lastIndex = at;
  return tagName.exec(text)?.[0].toLowerCase() ?? "";
}

/** Reads the tag whose `<` is at `at`. A tag that is never closed ends where the next one starts. */
export function readTag(source: Source, at: number): Tag {
  const { text } = source;
  const name = nameAt(text, at + 1);
  const attributes = new Map<string, string>();
  let from = at + 1 + name.length;
  while (attributes.size < mostAttributes) {
    attribute.lastIndex = from;
    const found = attribute.exec(text);
    if (found === null) break;
    from = attribute.lastIndex;
    const [, key = "", double, single, bare] = found;
    const known = key.toLowerCase();
    if (!attributes.has(known)) attributes.set(known, decodeHTMLStrict(double ?? single ?? bare ?? "").trim());
  }
  const end = tagEnd(source, from);
  return { name, attributes, empty: text.charCodeAt(end - 2) === 47 && text.charCodeAt(end - 1) === 62, end };
}

const stop = /["'<>]/g;

/** The position after the tag's `>`; quotes count only as an attribute's value. */
export function tagEnd(source: Source, from: number): number {
  const { text } = source;
  let at = from;
  for (;;) {
    stop.lastIndex = at;
    const found = stop.exec(text);
    if (found === null) return text.length;
    if (found[0] === ">") return found.index + 1;
    if (found[0] === "<") return found.index;
    const close = isValue(text, found.index) ? source.find(found[0], found.index + 1) : -1;
    at = (close < 0 ? found.index : close) + 1;
  }
}

function isValue(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charCodeAt(before) === 32) before--;
  return text.charCodeAt(before) === 61;
}
