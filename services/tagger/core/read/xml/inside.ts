import { decodeHTMLStrict } from "entities/decode";
import type { RawText } from "../raw-feed";
import { vocabulary } from "./names";
import type { Scanner, Tag } from "./scan";

/**
 * How an element's inside becomes its value: `escaped` text is decoded once (HTML that was escaped or in CDATA, and
 * naked markup beside it); `inline` markup stays markup, so its escapes stay escapes (XHTML).
 */
export type MarkupMode = "escaped" | "inline";

export interface Inside {
  readonly value: string;
  /** the element had child elements */
  readonly markup: boolean;
  /** where reading goes on, after the closing tag if there was one */
  readonly end: number;
}

/** Reads the inside of one element. */
export type ReadInside = (mode: MarkupMode) => Inside;

/**
 * The inside of an element, from its opening tag to its closing one. An element that is never closed, which shows by
 * `isOuter` (an ancestor ends, or a new item starts), ends before its first child, so that what follows is not lost.
 */
export function readInside(
  scanner: Scanner,
  { name, end: from }: Tag,
  mode: MarkupMode,
  isOuter: (name: string, closing: boolean) => boolean,
  unclosed: Set<string>,
): Inside {
  const { text } = scanner;
  const parts: string[] = [];
  let firstChild = -1;
  let partsBeforeChild = 0;
  let depth = 0;
  let children = 0;
  let at = from;
  const early = (end: number): Inside => {
    if (firstChild < 0) return { value: parts.join(""), markup: false, end };
    // from here on its kind is read up to the first child at once: looking for each one's end would take quadratic time
    unclosed.add(name);
    return { value: parts.slice(0, partsBeforeChild).join(""), markup: false, end: firstChild };
  };
  for (;;) {
    const open = text.indexOf("<", at);
    if (open !== at) parts.push(segment(text.slice(at, open < 0 ? text.length : open), mode));
    if (open < 0) return early(text.length);
    const next = text.charCodeAt(open + 1);
    if (next === 47) {
      const closing = scanner.nameAt(open + 2);
      const end = scanner.tagEnd(open + 2);
      if (closing === name && depth-- === 0) return { value: parts.join(""), markup: firstChild >= 0, end };
      if (closing !== name && isOuter(closing, true)) return early(open);
      // `<title>…</subtitle>`: a feed's own end tag that nothing here started was meant for this element
      if (closing !== name && children === 0 && vocabulary.values.has(closing))
        return { value: parts.join(""), markup: firstChild >= 0, end };
      children--;
      if (firstChild >= 0) parts.push(`</${local(closing)}>`);
      at = end;
    } else if (next === 33 && text.startsWith("<![CDATA[", open)) {
      const close = scanner.find("]]>", open + 9);
      const inside = close < 0 ? "" : text.slice(open + 9, close);
      parts.push(mode === "inline" ? inside.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : inside);
      at = close < 0 ? open + 9 : close + 3;
    } else if (next === 33 || next === 63) {
      at = scanner.afterAside(open);
    } else if (scanner.startsName(open + 1)) {
      const child = scanner.nameAt(open + 1);
      if (isOuter(child, false)) return early(open);
      if (firstChild < 0) {
        firstChild = open;
        partsBeforeChild = parts.length;
        if (unclosed.has(name)) return early(open);
      }
      at = scanner.tagEnd(open + 1 + child.length);
      const empty = text.charCodeAt(at - 2) === 47;
      if (child === name && !empty) depth++;
      if (!empty && !unended.has(child)) children++;
      parts.push(asHtml(text.slice(open, at), child, empty));
    } else {
      parts.push(mode === "inline" ? "&lt;" : "<");
      at = open + 1;
    }
  }
}

const segment = (text: string, mode: MarkupMode) =>
  mode === "escaped" && text.includes("&") ? decodeHTMLStrict(text) : text;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

const empties = new Set(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

/** Elements that HTML writes without an end. (`link` has one in feeds.) */
const unended = new Set(["br", "hr", "img", "input", "meta", "wbr"]);

/** XHTML's prefixes go, and `<i/>`, which HTML would read as the start of an element, is closed. */
function asHtml(tag: string, name: string, empty: boolean): string {
  const plain = name.includes(":") ? `<${local(name)}${tag.slice(1 + name.length)}` : tag;
  return empty && !empties.has(local(name)) ? `${plain.slice(0, -2)}></${local(name)}>` : plain;
}

/** The type of an Atom text construct, by its attributes; "unsaid" where it has none. */
type Construct = "text" | "html" | "xhtml" | "base64" | "binary" | "unsaid";

/** Atom 1.0 has `type`; Atom 0.3 has a media type and a `mode`. */
function constructOf(attributes: ReadonlyMap<string, string>): Construct {
  const type = attributes.get("type")?.toLowerCase() ?? "";
  const mode = attributes.get("mode")?.toLowerCase() ?? "";
  if (mode === "base64" || type === "application/octet-stream") return "base64";
  if (mode === "escaped" && type !== "text/plain") return "html";
  if (type === "xhtml" || type === "application/xhtml+xml") return "xhtml";
  if (type === "html" || type === "text/html") return "html";
  if (type === "text" || type === "text/plain") return "text";
  if (/^(image|audio|video)\//.test(type)) return "binary";
  return "unsaid";
}

/** An Atom text construct as HTML or as plain text, and where reading goes on. */
export function readConstruct(attributes: Tag["attributes"], inside: ReadInside): RawText & { readonly end: number } {
  const construct = constructOf(attributes);
  const captured = inside(construct === "xhtml" ? "inline" : "escaped");
  return { ...textOf(construct, captured), end: captured.end };
}

/** A construct's value as HTML or as plain text. */
function textOf(construct: Construct, captured: Inside): RawText {
  const text = captured.value.trim();
  switch (construct) {
    case "text":
      return { text, html: captured.markup };
    case "html":
      return { text: unwrapped(text), html: true };
    case "xhtml":
      // without an element inside it was escaped after all
      return { text: captured.markup ? unwrapped(text) : decodeHTMLStrict(text), html: true };
    case "base64":
      return { text: fromBase64(text), html: true };
    case "binary":
      return { text: "", html: false };
    case "unsaid":
      // the standard says text; feeds that omit `type` often mean HTML, and text that looks like HTML almost always is
      return { text: unwrapped(text), html: captured.markup || looksLikeHtml(text) };
    default:
      return construct satisfies never;
  }
}

const looksLikeHtml = (text: string) =>
  /<(?:p|br|a|img|div|ul|ol|li|b|i|em|strong|h[1-6]|span|blockquote)[\s/>]/i.test(text);

/** XHTML content is wrapped in one div, which does not belong to it. */
function unwrapped(text: string): string {
  const open = /^<div(?:\s+xmlns(?::\w+)?=["'][^"']*["'])*\s*>/i.exec(text);
  if (open === null || !text.endsWith("</div>")) return text;
  const inner = text.slice(open[0].length, -6);
  return closesBeforeEnd(inner) ? text : inner.trim();
}

/** Two divs side by side: the first one's end is inside. */
function closesBeforeEnd(inner: string): boolean {
  let depth = 0;
  for (const [tag] of inner.matchAll(/<\/?div[\s>]/gi)) {
    depth += tag.startsWith("</") ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

function fromBase64(text: string): string {
  const packed = text.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return text;
  return new TextDecoder().decode(Buffer.from(packed, "base64")).replaceAll("\0", "").trim();
}
