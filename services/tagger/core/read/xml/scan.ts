import { decodeHTMLStrict } from "entities/decode";

/** Reads markup that need not be well-formed, at any position of its text. */
export interface Scanner {
  readonly text: string;
  /** `text.indexOf(needle, from)`, in linear time over all calls however often it fails. */
  find(needle: string, from: number): number;
  /** Whether an element's name can start here. */
  startsName(at: number): boolean;
  /** The name that starts here, in lower case with its prefix. */
  nameAt(at: number): string;
  /** The opening tag whose `<` is here. One that is never closed ends where the next one starts. */
  readTag(at: number): Tag;
  /** The position after the `>` of the tag that this is a part of; quotes count only around an attribute's value. */
  tagEnd(from: number): number;
  /** The position after the comment, instruction or declaration that starts here; an unclosed one takes the rest. */
  afterAside(at: number): number;
}

/** An opening tag as it was written: the name in lower case with its prefix, attributes by lower-case name. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly empty: boolean;
  readonly end: number;
}

export function scan(text: string): Scanner {
  const find = linearSearch(text);
  return {
    text,
    find,
    startsName: (at) => nameStart.test(text.charAt(at)),
    nameAt: (at) => nameAt(text, at),
    readTag: (at) => readTag(text, at, find),
    tagEnd: (from) => tagEnd(text, from, find),
    afterAside: (at) => afterAside(text, at, find),
  };
}

type Find = Scanner["find"];

/** A needle that is missing once is never looked for again behind that place. */
function linearSearch(text: string): Find {
  const missingFrom = new Map<string, number>();
  return (needle, from) => {
    if (from >= (missingFrom.get(needle) ?? Infinity)) return -1;
    const at = text.indexOf(needle, from);
    if (at < 0) missingFrom.set(needle, from);
    return at;
  };
}

const tagName = /[^\s<>/=]+/y;
const attribute = /[\s/]*([^\s=<>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"']+)))?/y;
const nameStart = /[A-Za-z_\u0080-\uffff]/;
/** More attributes than any feed has on one element; the rest is skipped. */
const mostAttributes = 100;

function nameAt(text: string, at: number): string {
  tagName.lastIndex = at;
  return tagName.exec(text)?.[0].toLowerCase() ?? "";
}

function readTag(text: string, at: number, find: Find): Tag {
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
  const end = tagEnd(text, from, find);
  return { name, attributes, empty: text.charCodeAt(end - 2) === 47 && text.charCodeAt(end - 1) === 62, end };
}

const stop = /["'<>]/g;

function tagEnd(text: string, from: number, find: Find): number {
  let at = from;
  for (;;) {
    stop.lastIndex = at;
    const found = stop.exec(text);
    if (found === null) return text.length;
    if (found[0] === ">") return found.index + 1;
    if (found[0] === "<") return found.index;
    const close = opensValue(text, found.index) ? find(found[0], found.index + 1) : -1;
    at = (close < 0 ? found.index : close) + 1;
  }
}

function opensValue(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charCodeAt(before) === 32) before--;
  return text.charCodeAt(before) === 61;
}

function afterAside(text: string, at: number, find: Find): number {
  const after = (needle: string, from: number) => {
    const found = find(needle, from);
    return found < 0 ? text.length : found + needle.length;
  };
  if (text.startsWith("<!--", at)) return after("-->", at + 4);
  if (text.startsWith("<?", at)) return after(">", at + 2);
  // a DOCTYPE may hold declarations in brackets; they are never applied, so entities cannot expand
  const close = find(">", at + 2);
  const bracket = find("[", at + 2);
  if (close < 0) return text.length;
  if (bracket < 0 || bracket > close) return close + 1;
  const subset = find("]", bracket);
  return subset < 0 ? close + 1 : after(">", subset);
}
