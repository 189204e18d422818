/** What a `Set-Cookie` header asks for. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** In lower case and without a leading dot; null where none is named. */
  readonly domain: string | null;
  readonly path: string | null;
  readonly secure: boolean;
  readonly expired: boolean;
}

const LONGEST = 4096;
/** What can be sent back as it is. */
const SENDABLE = /^[\x20-\x7e\x80-\xff]*$/;

/** Reads a `Set-Cookie` header as browsers do (RFC 6265, section 5.2); null where it sets no cookie. */
export function readSetCookie(text: string, now: Date): SetCookie | null {
  const [pair = "", ...rest] = text.split(";");
  const { name, value } = halves(pair);
  if (name === "" || !pair.includes("=") || name.length + value.length > LONGEST) return null;
  if (!SENDABLE.test(name) || !SENDABLE.test(value)) return null;
  // of an attribute that comes twice the last one holds
  const attributes = new Map(rest.map(halves).map((attribute) => [attribute.name.toLowerCase(), attribute.value]));
  const path = attributes.get("path");
  return {
    name,
    value,
    domain: attributes.get("domain")?.toLowerCase().replace(/^\./, "") || null,
    path: path?.startsWith("/") ? path : null,
    secure: attributes.has("secure"),
    expired: isExpired(attributes, now),
  };
}

/** `Max-Age` comes before `Expires`; one that cannot be read counts as none. */
function isExpired(attributes: ReadonlyMap<string, string>, now: Date): boolean {
  const maxAge = attributes.get("max-age") ?? "";
  if (/^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  return Date.parse(attributes.get("expires") ?? "") <= now.getTime();
}

function halves(text: string): { readonly name: string; readonly value: string } {
  const [name = "", ...value] = text.split("=");
  return { name: name.trim(), value: value.join("=").trim() };
}
