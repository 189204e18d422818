/**
 * Text that PostgreSQL accepts, at most `most` characters of it: without NUL and without halves of surrogate pairs, either of
 * which fails a whole statement. A cut never halves a pair.
 */
export function storable(text: string, most = Infinity): string {
  const start = text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, "") : text;
  return (start.includes("\0") ? start.replaceAll("\0", "") : start).toWellFormed();
}
