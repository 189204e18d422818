const places: readonly RegExp[] = [
  /<(?:dc:)?language>\s*([a-z]{2,3}(?:[-_][a-z]+)?)/i,
  /<(?:rss|feed|rdf:RDF|channel|entry|item|title)\b[^>]{0,1000}\sxml:lang\s*=\s*["']([a-z]{2,3}(?:[-_][a-z]+)?)/i,
  /"language"\s*:\s*"([a-z]{2,3}(?:[-_][a-z]+)?)/i,
];

/** The language that a feed says it is written in, from bytes whose charset is not yet known: `ru`, `zh-hant`. */
export function languageOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16_384)).toString("latin1");
  for (const place of places) {
    const language = head.match(place)?.[1];
    if (language !== undefined) return written(language.toLowerCase());
  }
  return null;
}

/** Without the region, save for Chinese, where it tells the script. */
function written(tag: string): string {
  if (/^zh[-_](?:hant|tw|hk|mo)/.test(tag)) return "zh-hant";
  return tag.split(/[-_]/)[0] ?? tag;
}
