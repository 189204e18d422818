import type { Family } from "../sniff";
import { readInside, type MarkupMode } from "./inside";
import { elementNames, vocabulary } from "./names";
import { scan, type Scanner, type Tag } from "./scan";
import { openingTag, writeValue } from "./values";

/** A feed's XML with only what InfoStream reads: well-formed, under canonical names, however it came in. */
export interface NormalisedXml {
  readonly xml: string;
  readonly version: string;
  readonly language: string | null;
  readonly items: number;
  /** the document breaks off; an item that it breaks off in is left out */
  readonly truncated: boolean;
}

/** An element that is open while its children are read. */
interface Frame {
  /** as it was written, to find its end */
  readonly raw: string;
  readonly name: string;
  /** what its end is emitted as; empty where the element itself is not emitted */
  readonly close: string;
  /** `xml:base` in effect, or null */
  readonly base: string | null;
  /** the default namespace in effect */
  readonly namespace: string;
}

interface Walk {
  readonly scanner: Scanner;
  readonly family: Family;
  readonly documentUrl: string;
  readonly nameOf: (tag: Tag, defaultNamespace: string) => string;
  readonly itemName: string;
  readonly unclosed: Set<string>;
  readonly out: string[];
  readonly frames: Frame[];
  items: number;
  /** where the open item's output starts */
  itemMark: number;
}

/**
 * One pass that never looks back further than the element it is in, so its time is linear in any input. It mends what
 * strict parsers reject a whole feed for (bare `&`, HTML entities, stray `<`, unclosed and crossing tags, naked
 * markup, control characters), resolves `xml:base`, renames by namespace, and drops DTDs and everything that InfoStream does not read.
 */
export function normaliseXml(text: string, family: Family, at: number, documentUrl: string): NormalisedXml {
  const scanner = scan(text);
  const root = scanner.readTag(at);
  const walk = begin(scanner, root, family, documentUrl);
  let next = root.end;
  while (next < text.length && walk.frames.length > 0 && walk.items < mostItems) {
    const open = text.indexOf("<", next);
    if (open < 0) break;
    const mark = text[open + 1];
    if (mark === "/") next = closeTag(walk, open);
    else if (mark === "!" || mark === "?") next = scanner.afterAside(open);
    else next = scanner.startsName(open + 1) ? openTag(walk, scanner.readTag(open)) : open + 1;
  }
  const truncated = walk.frames.length > 0 && walk.items < mostItems;
  breakOff(walk);
  const xml = `${prologues[family]}${walk.out.join("")}${epilogues[family]}`.replace(unfit, "");
  const language = root.attributes.get("xml:lang") ?? null;
  return { xml, version: versionOf(root, family), language, items: walk.items, truncated };
}

// oxlint-disable-next-line no-control-regex -- these are what XML may not hold
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const deepest = 8;
/** More items than any feed has; each costs its parser some 20 µs even where it is empty. */
const mostItems = 20_000;

const roots: Readonly<Record<Family, string>> = { rss: "rss", rdf: "rdf:RDF", atom: "feed" };
const prologues: Readonly<Record<Family, string>> = {
  rss: '<rss version="2.0"><channel>',
  rdf: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">',
  atom: '<feed xmlns="http://www.w3.org/2005/Atom">',
};
/** feedsmith rejects a feed without metadata, so each ends with an element that nothing reads. */
const epilogues: Readonly<Record<Family, string>> = {
  rss: "</channel></rss>",
  rdf: "<image><title>none</title></image></rdf:RDF>",
  atom: "<generator>none</generator></feed>",
};

function begin(scanner: Scanner, root: Tag, family: Family, documentUrl: string): Walk {
  const namespace = root.attributes.get("xmlns") ?? "";
  const frame = { raw: root.name, name: roots[family], close: "", base: baseOf(root, null, documentUrl), namespace };
  const nameOf = elementNames(root, family);
  const itemName = family === "atom" ? root.name.replace(/feed$/, "entry") : "item";
  const state = { frames: root.empty ? [] : [frame], unclosed: new Set<string>(), out: [], items: 0, itemMark: 0 };
  return { scanner, family, documentUrl, nameOf, itemName, ...state };
}

function versionOf(root: Tag, family: Family): string {
  const namespace = root.attributes.get("xmlns") ?? "";
  if (family === "rdf") return namespace.includes("netscape") ? "0.9" : "1.0";
  if (family === "atom") return root.attributes.get("version") ?? (/purl\.org\/atom/.test(namespace) ? "0.3" : "1.0");
  return root.attributes.get("version") ?? "";
}

function openTag(walk: Walk, tag: Tag): number {
  const outer = walk.frames.at(-1);
  if (outer === undefined) return tag.end;
  const namespace = tag.attributes.get("xmlns") ?? outer.namespace;
  const name = walk.nameOf(tag, namespace);
  if (isItem({ name })) leaveItem(walk);
  const parent = walk.frames.at(-1) ?? outer;
  const base = baseOf(tag, parent.base, walk.documentUrl);
  if (vocabulary.containers.get(name)?.includes(parent.name) && walk.frames.length < deepest) {
    enter(walk, tag, { raw: tag.name, name, close: `</${name}>`, base, namespace });
    return tag.end;
  }
  const known = vocabulary.values.get(name);
  if (known === undefined) return tag.empty ? tag.end : inside(walk, tag, "escaped").end;
  const written = writeValue(walk.family, known, tag, base, (mode) =>
    tag.empty ? { value: "", markup: false, end: tag.end } : inside(walk, tag, mode),
  );
  if (written.xml !== `<${known}></${known}>`) walk.out.push(written.xml);
  return written.end;
}

const inside = (walk: Walk, tag: Tag, mode: MarkupMode) => {
  const isOuter = (name: string, closing: boolean) =>
    closing ? walk.frames.some((frame) => frame.raw === name) : name === walk.itemName;
  return readInside(walk.scanner, tag, mode, isOuter, walk.unclosed);
};

function enter(walk: Walk, tag: Tag, frame: Frame): void {
  // RSS items may stand beside the channel or in it: the channel's own tags are left out, and all of it is one channel
  const silent = frame.name === "channel" && walk.family === "rss";
  if (isItem(frame)) walk.itemMark = walk.out.length;
  if (!silent) walk.out.push(openingTag(frame.name, tag, frame.base));
  walk.frames.push(silent ? { ...frame, close: "" } : frame);
  if (tag.empty) leave(walk);
}

function leave(walk: Walk): void {
  const frame = walk.frames.pop();
  if (frame === undefined) return;
  // leave out an item without content
  if (isItem(frame) && walk.out.length === walk.itemMark + 1 && walk.out.at(-1) === `<${frame.name}>`) walk.out.pop();
  else walk.out.push(frame.close);
  if (isItem(frame)) walk.items++;
}

const isItem = ({ name }: Pick<Frame, "name">) => name === "item" || name === "entry";

/** A new item ends one that was left open, and RDF's channel, whose items stand beside it. */
function leaveItem(walk: Walk): void {
  const keep = walk.family === "rss" && walk.frames[1]?.name === "channel" ? 2 : 1;
  while (walk.frames.length > keep) leave(walk);
}

function closeTag(walk: Walk, at: number): number {
  const name = walk.scanner.nameAt(at + 2);
  if (walk.frames.some((frame) => frame.raw === name)) {
    while (walk.frames.at(-1)?.raw !== name) leave(walk);
    leave(walk);
  }
  return walk.scanner.tagEnd(at + 2);
}

function breakOff(walk: Walk): void {
  const open = walk.frames.findIndex(isItem);
  if (open >= 0) {
    walk.out.length = walk.itemMark;
    walk.frames.length = open;
  }
  while (walk.frames.length > 0) leave(walk);
}

function baseOf(tag: Tag, outer: string | null, documentUrl: string): string | null {
  const written = tag.attributes.get("xml:base");
  return written === undefined ? outer : (URL.parse(written, outer ?? documentUrl)?.href ?? outer);
}
