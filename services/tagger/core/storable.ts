/** Text that PostgreSQL takes: without NUL, and without halves of surrogate pairs, either of which fails a whole statement. */
export const clean = (text: string) => (text.includes("\0") ? text.replaceAll("\0", "") : text).toWellFormed();

/** The beginning of a text, without half a surrogate pair where the cut falls into one. */
export const cut = (text: string, most: number) =>
  clean(text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, "") : text);

/** A key that fits an index entry: longer ones are told apart by their hash. */
export function bounded(key: string, most: number): string {
  if (key.length <= most) return key;
  const kind = key.slice(0, key.indexOf(":") + 1);
  return `${kind}sha256:${new Bun.CryptoHasher("sha256").update(key).digest("hex")}`;
}
