/** An address out of a feed that may stand in a `href` or `src`, or null: nothing but http and https ever does. */
export function safeLink(address: string | null | undefined, base?: string | null): string | null {
  const text = address?.trim();
  if (!text) return null;
  const url = URL.parse(text, base ?? undefined);
  return url && (url.protocol === "http:" || url.protocol === "https:") ? url.href : null;
}
