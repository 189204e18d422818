import type { Family } from "../sniff";
import { capture } from "./capture";
import { startTag } from "./emit";
import { baseOf, canonicalName, declare, type Frame } from "./frames";
import { containers, values } from "./names";
import { afterAside, type Source, sourceOf } from "./source";
import { nameAt, readTag, startsName, type Tag, tagEnd } from "./tag";
import { keptAttributes, writeValue } from "./values";

/** A feed's XML with only what InfoStream reads: well-formed, under canonical names, however it came in. */
export interface Distilled {
  readonly xml: string;
  readonly version: string;
  readonly language: string | null;
  readonly items: number;
  /** the document breaks off; an item that it breaks off in is left out */
  readonly truncated: boolean;
}

interface Walk {
  readonly source: Source;
  readonly family: Family;
  readonly documentUrl: string;
  readonly rootNamespace: string;
  readonly itemName: string;
  readonly prefixes: Map<string, string>;
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
 * markup, control characters), resolves `xml:base`, renames by namespace, and drops DTDs and all that nobody asks for.
 */
export function distil(text: string, family: Family, at: number, documentUrl: string): Distilled {
  const source = sourceOf(text);
  const root = readTag(source, at);
  const walk = begin(source, root, family, documentUrl);
  let next = root.end;
  while (next < text.length && walk.frames.length > 0 && walk.items < mostItems) {
    const open = text.indexOf("<", next);
    if (open < 0) break;
    const mark = text[open + 1];
    if (mark === "/") next = closeTag(walk, open);
    else if (mark === "!" || mark === "?") next = afterAside(source, open);
    else next = startsName(text, open + 1) ? openTag(walk, readTag(source, open)) : open + 1;
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
/** feedsmith takes a feed that says nothing for none, so each says a thing that nobody reads. */
const epilogues: Readonly<Record<Family, string>> = {
  rss: "</channel></rss>",
  rdf: "<image><title>none</title></image></rdf:RDF>",
  atom: "<generator>none</generator></feed>",
};

function begin(source: Source, root: Tag, family: Family, documentUrl: string): Walk {
  const prefixes = new Map<string, string>();
  declare(root, prefixes);
  const namespace = root.attributes.get("xmlns") ?? "";
  const itemName = family === "atom" ? root.name.replace(/feed$/, "entry") : "item";
  const frame = { raw: root.name, name: roots[family], close: "", base: baseOf(root, null, documentUrl), namespace };
  const frames = root.empty ? [] : [frame];
  const state = { prefixes, unclosed: new Set<string>(), out: [], frames, items: 0, itemMark: 0 };
  return { source, family, documentUrl, rootNamespace: namespace, itemName, ...state };
}

function versionOf(root: Tag, family: Family): string {
  const namespace = root.attributes.get("xmlns") ?? "";
  if (family === "rdf") return namespace.includes("netscape") ? "0.9" : "1.0";
  if (family === "atom") return root.attributes.get("version") ?? (/purl\.org\/atom/.test(namespace) ? "0.3" : "1.0");
  return root.attributes.get("version") ?? "";
}

function openTag(walk: Walk, tag: Tag): number {
  declare(tag, walk.prefixes);
  const outer = walk.frames.at(-1);
  if (outer === undefined) return tag.end;
  const namespace = tag.attributes.get("xmlns") ?? outer.namespace;
  const name = canonicalName(tag, namespace, walk.rootNamespace, walk.prefixes, walk.family);
  if (name === "item" || name === "entry") leaveItem(walk);
  const parent = walk.frames.at(-1) ?? outer;
  const base = baseOf(tag, parent.base, walk.documentUrl);
  if (containers.get(name)?.includes(parent.name) && walk.frames.length < deepest) {
    enter(walk, tag, { raw: tag.name, name, close: `</${name}>`, base, namespace });
    return tag.end;
  }
  const known = values.get(name);
  if (known === undefined) return tag.empty ? tag.end : inside(walk, tag, "escaped").end;
  const written = writeValue(walk.family, known, tag, base, (reading) =>
    tag.empty ? { value: "", markup: false, end: tag.end } : inside(walk, tag, reading),
  );
  if (written.xml !== `<${known}></${known}>`) walk.out.push(written.xml);
  return written.end;
}

const inside = (walk: Walk, tag: Tag, reading: "escaped" | "inline") =>
  capture(walk.source, tag.end, tag.name, reading, (name, closing) => isOuter(walk, name, closing), walk.unclosed);

function isOuter(walk: Walk, name: string, closing: boolean): boolean {
  return closing ? walk.frames.some((frame) => frame.raw === name) : name === walk.itemName;
}

function enter(walk: Walk, tag: Tag, frame: Frame): void {
  // RSS items may stand beside the channel or in it: the channel's own tags are left out, and all of it is one channel
  const silent = frame.name === "channel" && walk.family === "rss";
  if (frame.name === "item" || frame.name === "entry") walk.itemMark = walk.out.length;
  if (!silent) walk.out.push(startTag(frame.name, keptAttributes(tag, frame.base)));
  walk.frames.push(silent ? { ...frame, close: "" } : frame);
  if (tag.empty) leave(walk);
}

function leave(walk: Walk): void {
  const frame = walk.frames.pop();
  if (frame === undefined) return;
  const isItem = frame.name === "item" || frame.name === "entry";
  // an item that says nothing is none
  if (isItem && walk.out.length === walk.itemMark + 1 && walk.out.at(-1) === `<${frame.name}>`) walk.out.pop();
  else walk.out.push(frame.close);
  if (isItem) walk.items++;
}

/** A new item ends one that was left open, and RDF's channel, whose items stand beside it. */
function leaveItem(walk: Walk): void {
  const keep = walk.family === "rss" && walk.frames[1]?.name === "channel" ? 2 : 1;
  while (walk.frames.length > keep) leave(walk);
}

function closeTag(walk: Walk, at: number): number {
  const name = nameAt(walk.source.text, at + 2);
  if (walk.frames.some((frame) => frame.raw === name)) {
    while (walk.frames.at(-1)?.raw !== name) leave(walk);
    leave(walk);
  }
  return tagEnd(walk.source, at + 2);
}

function breakOff(walk: Walk): void {
  const open = walk.frames.findIndex((frame) => frame.name === "item" || frame.name === "entry");
  if (open >= 0) {
    walk.out.length = walk.itemMark;
    walk.frames.length = open;
  }
  while (walk.frames.length > 0) leave(walk);
}
