import { absolutise } from "../absolutise";
import { escapeHtml } from "../escape-html";
import type { Family } from "../sniff";
import { readConstruct, type ReadInside } from "./inside";
import { vocabulary } from "./names";
import type { Tag } from "./scan";

const urlAttributes = new Set(["href", "url", "src"]);
const urlValues = new Set(["link", "url", "feedburner:origLink"]);
const htmlValues = new Set(["description", "content:encoded", "xhtml:body", "xhtml:div", "content", "summary"]);
const constructs = new Set(["title", "subtitle", "tagline", "summary", "content"]);

/** The opening tag of an element that holds elements, with the attributes that carry something. */
export const openingTag = (name: string, tag: Tag, base: string | null) => openTag(name, keptAttributes(tag, base));

/** An element with a value, written out for the family's reader, and where reading goes on. */
export function writeValue(family: Family, name: string, tag: Tag, base: string | null, inside: ReadInside) {
  const attributes = keptAttributes(tag, base);
  const bare = name.startsWith("atom:") ? name.slice(5) : name;
  if (constructs.has(bare) && (family === "atom" || bare !== name))
    return writeConstruct(name, bare, tag, attributes, base, inside, family);
  const captured = inside(name.startsWith("xhtml:") ? "inline" : "escaped");
  const text = captured.value.trim();
  if (name === "link" || name === "atom:link")
    return { end: captured.end, xml: linkOf(family, name, attributes, resolved(text, base)) };
  if (name === "feedburner:origLink")
    return { end: captured.end, xml: linkTo(family, "origlink", resolved(text, base)) };
  const value = htmlValues.has(name) ? absolutise(text, base) : urlValues.has(name) ? resolved(text, base) : text;
  return { end: captured.end, xml: element(name, attributes, value) };
}

function writeConstruct(
  name: string,
  bare: string,
  tag: Tag,
  attributes: Map<string, string>,
  base: string | null,
  inside: ReadInside,
  family: Family,
) {
  const { text, html, end } = readConstruct(tag.attributes, inside);
  const src = attributes.get("src");
  if (bare === "content" && text === "" && src !== undefined) {
    const type = tag.attributes.get("type") ?? "";
    return { end, xml: linkTo(family, type === "" || /html/.test(type) ? "alternate" : "enclosure", src, type) };
  }
  const isBody = htmlValues.has(bare);
  attributes.set("type", html || isBody ? "html" : "text");
  const value = isBody ? absolutise(html ? text : escapeHtml(text), base) : text;
  return { end, xml: element(name, attributes, value) };
}

/** RSS names its link by text, Atom by href; each is found in the other's place too. */
function linkOf(family: Family, name: string, attributes: Map<string, string>, text: string): string {
  const href = attributes.get("href") ?? text;
  const rel = attributes.get("rel") ?? "alternate";
  if (family !== "atom" && name === "link" && (text !== "" || rel === "alternate"))
    // feedsmith keeps the first of several plain links, and the last one counts
    return family === "rdf" ? linkTo(family, "page", text || href) : element("link", new Map(), text || href);
  return linkTo(family, rel, href, attributes.get("type"), attributes.get("length"));
}

function linkTo(family: Family, rel: string, href: string, type = "", length = ""): string {
  const attributes = new Map(
    [
      ["rel", rel],
      ["href", href],
      ["type", type],
      ["length", length],
    ].filter(filled),
  );
  return element(family === "atom" ? "link" : "atom:link", attributes, "");
}

const filled = (pair: string[]): pair is [string, string] => pair[1] !== "";

function keptAttributes(tag: Tag, base: string | null): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [key, value] of tag.attributes) {
    const name = vocabulary.attributes.get(key);
    if (name !== undefined) attributes.set(name, urlAttributes.has(name) ? resolved(value, base) : value);
  }
  return attributes;
}

const resolved = (url: string, base: string | null) =>
  base === null || url === "" ? url : (URL.parse(url, base)?.href ?? url);

function openTag(name: string, attributes: ReadonlyMap<string, string>): string {
  let tag = `<${name}`;
  for (const [key, value] of attributes) tag += ` ${key}="${quoted(value)}"`;
  return `${tag}>`;
}

const element = (name: string, attributes: ReadonlyMap<string, string>, value: string) =>
  `${openTag(name, attributes)}${character(value)}</${name}>`;

/** In CDATA, since every parser takes that literally, however it treats entities. */
const character = (value: string) =>
  /[&<]/.test(value) ? `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>` : value.replaceAll("]]>", "]]&gt;");

const quoted = (value: string) =>
  value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\r\n]+/g, " ");
