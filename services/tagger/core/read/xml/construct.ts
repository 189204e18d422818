import { decodeHTMLStrict } from "entities/decode";
import type { Captured, Reading } from "./capture";

/** What an Atom text construct says of itself, by its attributes. */
export type Construct = "text" | "html" | "xhtml" | "base64" | "binary" | "unsaid";

/** Atom 1.0 has `type`; Atom 0.3 has a media type and a `mode`. */
export function constructOf(attributes: ReadonlyMap<string, string>): Construct {
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

export const readingOf = (construct: Construct): Reading => (construct === "xhtml" ? "inline" : "escaped");

export interface Value {
  readonly text: string;
  readonly html: boolean;
}

/** A construct's value as HTML or as plain text. */
export function valueOf(construct: Construct, captured: Captured): Value {
  const text = captured.value.trim();
  switch (construct) {
    case "text":
      return { text, html: captured.markup };
    case "html":
      return { text: unwrapped(text), html: true };
    case "xhtml":
      // no element inside: it was escaped after all
      return { text: captured.markup ? unwrapped(text) : decodeHTMLStrict(text), html: true };
    case "base64":
      return { text: fromBase64(text), html: true };
    case "binary":
      return { text: "", html: false };
    case "unsaid":
      // the standard says text; feeds that forget `type` often mean HTML, and what looks like it practically is
      return { text: unwrapped(text), html: captured.markup || looksLikeHtml(text) };
    default:
      return construct satisfies never;
  }
}

const looksLikeHtml = (text: string) =>
  /<(?:p|br|a|img|div|ul|ol|li|b|i|em|strong|h[1-6]|span|blockquote)[\s/>]/i.test(text);

/** XHTML content is wrapped in one div, which is no part of it. */
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
