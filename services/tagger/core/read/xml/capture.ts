import { decodeHTMLStrict } from "entities/decode";
import { values } from "./names";
import { afterAside, type Source } from "./source";
import { nameAt, startsName, tagEnd } from "./tag";

/**
 * How an element's inside becomes its value: `escaped` text is decoded once (HTML that was escaped or in CDATA, and
 * naked markup beside it); `inline` markup stays markup, so its escapes stay escapes (XHTML).
 */
export type Reading = "escaped" | "inline";

export interface Captured {
  readonly value: string;
  /** the element had child elements */
  readonly markup: boolean;
  /** where reading goes on, after the closing tag if there was one */
  readonly end: number;
}

/**
 * The inside of the element `name`, from `from` to its closing tag. An element that is never closed, which shows by
 * `isOuter` (an ancestor ends, or a new item starts), ends before its first child, so that what follows is not lost.
 */
export function capture(
  source: Source,
  from: number,
  name: string,
  reading: Reading,
  isOuter: (name: string, closing: boolean) => boolean,
  unclosed: Set<string>,
): Captured {
  const { text } = source;
  const parts: string[] = [];
  let firstChild = -1;
  let partsBeforeChild = 0;
  let depth = 0;
  let children = 0;
  let at = from;
  const early = (end: number): Captured => {
    if (firstChild < 0) return { value: parts.join(""), markup: false, end };
    // from here on its kind is read up to the first child at once: looking for each one's end would take quadratic time
    unclosed.add(name);
    return { value: parts.slice(0, partsBeforeChild).join(""), markup: false, end: firstChild };
  };
  for (;;) {
    const open = text.indexOf("<", at);
    if (open !== at) parts.push(segment(text.slice(at, open < 0 ? text.length : open), reading));
    if (open < 0) return early(text.length);
    const next = text.charCodeAt(open + 1);
    if (next === 47) {
      const closing = nameAt(text, open + 2);
      const end = tagEnd(source, open + 2);
      if (closing === name && depth-- === 0) return { value: parts.join(""), markup: firstChild >= 0, end };
      if (closing !== name && isOuter(closing, true)) return early(open);
      // `<title>…</subtitle>`: a feed's own end tag that nothing here started was meant for this element
      if (closing !== name && children === 0 && values.has(closing))
        return { value: parts.join(""), markup: firstChild >= 0, end };
      children--;
      if (firstChild >= 0) parts.push(`</${local(closing)}>`);
      at = end;
    } else if (next === 33 && text.startsWith("<![CDATA[", open)) {
      const close = source.find("]]>", open + 9);
      const inside = close < 0 ? "" : text.slice(open + 9, close);
      parts.push(reading === "inline" ? inside.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : inside);
      at = close < 0 ? open + 9 : close + 3;
    } else if (next === 33 || next === 63) {
      at = afterAside(source, open);
    } else if (startsName(text, open + 1)) {
      const child = nameAt(text, open + 1);
      if (isOuter(child, false)) return early(open);
      if (firstChild < 0) {
        firstChild = open;
        partsBeforeChild = parts.length;
        if (unclosed.has(name)) return early(open);
      }
      at = tagEnd(source, open + 1 + child.length);
      const empty = text.charCodeAt(at - 2) === 47;
      if (child === name && !empty) depth++;
      if (!empty && !unended.has(child)) children++;
      parts.push(asHtml(text.slice(open, at), child, empty));
    } else {
      parts.push(reading === "inline" ? "&lt;" : "<");
      at = open + 1;
    }
  }
}

const segment = (text: string, reading: Reading) =>
  reading === "escaped" && text.includes("&") ? decodeHTMLStrict(text) : text;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

const empties = new Set(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

/** Elements that HTML writes without an end. (`link` has one in feeds.) */
const unended = new Set(["br", "hr", "img", "input", "meta", "wbr"]);

/** XHTML's prefixes go, and `<i/>`, which HTML would read as the start of an element, is closed. */
function asHtml(tag: string, name: string, empty: boolean): string {
  const plain = name.includes(":") ? `<${local(name)}${tag.slice(1 + name.length)}` : tag;
  return empty && !empties.has(local(name)) ? `${plain.slice(0, -2)}></${local(name)}>` : plain;
}
