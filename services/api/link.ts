/** An address out of a feed that may stand in a `href` or `src`, or null: nothing but http and https ever does. */
export function safeLink(address: string | null | undefined, base?: string | null): string | null {
  const text = address?.trim();
  if (!text) return null;
  const url = URL.parse(text, base ?? undefined);
  return url && (url.protocol === "http:" || url.protocol === "https:") ? url.href : null;
}

/** A path within this site with its query. */
export function pathWith(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** A `Link` to the next page, where there is one: the same query with another cursor. */
export function linkToNext(path: string, query: URLSearchParams, cursor: string | null): Record<string, string> {
  if (cursor === null) return {};
  const next = new URLSearchParams(query);
  next.set("cursor", cursor);
  return { link: `<${pathWith(path, next)}>; rel="next"` };
}
