/** Whether `If-None-Match` names this ETag, compared weakly, as RFC 9110 wants it for GET. */
export function matches(ifNoneMatch: string | null, etag: string | undefined): boolean {
  if (ifNoneMatch === null || etag === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === "*") return true;
  return ifNoneMatch.split(",").some((one) => opaque(one) === opaque(etag));
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, "");

/** Whether an `Accept-Encoding` takes gzip. */
export const takesGzip = (acceptEncoding: string | null) =>
  acceptEncoding !== null && /(?:^|[\s,])(?:gzip|\*)(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding);
