import { absolutise } from "../links";
import type { Family } from "../sniff";
import type { Captured, Reading } from "./capture";
import { constructOf, readingOf, valueOf } from "./construct";
import { element, escapeHtml } from "./emit";
import { attributes as kept } from "./names";
import type { Tag } from "./tag";

const urlAttributes = new Set(["href", "url", "src"]);
const urlValues = new Set(["link", "url", "feedburner:origLink"]);
const htmlValues = new Set(["description", "content:encoded", "xhtml:body", "xhtml:div", "content", "summary"]);
const constructs = new Set(["title", "subtitle", "tagline", "summary", "content"]);

export type Inside = (reading: Reading) => Captured;

/** An element with a value, written out for the family's reader, and where reading goes on. */
export function writeValue(family: Family, name: string, tag: Tag, base: string | null, inside: Inside) {
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
  inside: Inside,
  family: Family,
) {
  const construct = constructOf(tag.attributes);
  const captured = inside(readingOf(construct));
  const { text, html } = valueOf(construct, captured);
  const src = attributes.get("src");
  if (bare === "content" && text === "" && src !== undefined) {
    const type = tag.attributes.get("type") ?? "";
    return {
      end: captured.end,
      xml: linkTo(family, type === "" || /html/.test(type) ? "alternate" : "enclosure", src, type),
    };
  }
  const isBody = htmlValues.has(bare);
  attributes.set("type", html || isBody ? "html" : "text");
  const value = isBody ? absolutise(html ? text : escapeHtml(text), base) : text;
  return { end: captured.end, xml: element(name, attributes, value) };
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

export function keptAttributes(tag: Tag, base: string | null): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [key, value] of tag.attributes) {
    const name = kept.get(key);
    if (name !== undefined) attributes.set(name, urlAttributes.has(name) ? resolved(value, base) : value);
  }
  return attributes;
}

const resolved = (url: string, base: string | null) =>
  base === null || url === "" ? url : (URL.parse(url, base)?.href ?? url);
