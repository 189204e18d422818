import { ParseError } from "../parse-error";

export type OpenedJson =
  | { readonly kind: "json feed"; readonly document: object; readonly version: string }
  | { readonly kind: "not a feed"; readonly reason: string };

/** A JSON document, if it is a JSON Feed: by its version, or by having what only feeds have. */
export function openJson(text: string): OpenedJson {
  const json = unwrapped(text);
  const document = parsed(json);
  if (document instanceof SyntaxError) {
    if (!/"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org\//.test(json.slice(0, 4096)))
      return { kind: "not a feed", reason: "This is neither a feed nor well-formed JSON" };
    throw new ParseError("The JSON Feed is not well-formed JSON", { cause: document });
  }
  if (typeof document !== "object" || document === null || Array.isArray(document)) return foreign;
  const { version, items } = document as Record<string, unknown>;
  const stated = typeof version === "string" ? version : "";
  if (!stated.includes("jsonfeed.org/version/") && !(Array.isArray(items) && items.some(isItem))) return foreign;
  const number = stated.replace(/^.*\/version\//, "").replace(/^1$/, "1.0");
  // feedsmith knows a feed that forgot its title or misspelt its version by nothing else
  return { kind: "json feed", document: { ...document, version: "https://jsonfeed.org/version/1" }, version: number };
}

const isItem = (item: unknown) =>
  typeof item === "object" &&
  item !== null &&
  ("content_html" in item || "content_text" in item || ("id" in item && "url" in item && "title" in item));

const foreign: OpenedJson = { kind: "not a feed", reason: "This is JSON, but not a JSON Feed" };

/**
 * Keys that every object inherits mean nothing in a feed, and feedsmith mistakes an object with such a key for something
 * else: `constructor` made a whole feed unreadable.
 */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
const withoutInherited = (key: string, value: unknown) => (INHERITED.has(key) ? undefined : value);
/** A key may be written with escapes. */
const MAY_HIDE = new RegExp([...INHERITED, "\\\\u"].join("|"));

/** Guards against script inclusion and leading comments are not JSON. */
function unwrapped(text: string): string {
  return text
    .trimStart()
    .replace(/^\)\]\}',?\s*/, "")
    .replace(/^(?:\/\*[^]*?\*\/|\/\/.*)\s*/, "");
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json, MAY_HIDE.test(json) ? withoutInherited : undefined);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}
