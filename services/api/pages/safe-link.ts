/** A URL from a feed that may stand in a `href` or `src`; null unless it is http or https. */
export function safeLink(address: string | null | undefined, base?: string | null): string | null {
  const text = address?.trim();
  if (!text) return null;
  const url = URL.parse(text, base ?? undefined);
  return url && (url.protocol === "http:" || url.protocol === "https:") ? url.href : null;
}
