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
