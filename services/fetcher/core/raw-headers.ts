/** Those response headers that say how to read a document or when it was made. */
const KEPT = ["content-type", "link", "content-language", "last-modified", "etag"];
/** Together they stay far below the largest message that the stream takes. */
const LONGEST = 4096;

/** The headers that travel with a document; one that is absurdly long is left out. */
export function rawHeaders(headers: Headers): Record<string, string> {
  const kept = KEPT.map((name) => [name, headers.get(name)] as const);
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => (entry[1]?.length ?? LONGEST) < LONGEST));
}
