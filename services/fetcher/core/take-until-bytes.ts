/** The first items whose JSON fits into this many bytes. At least one, so that reading page by page always ends. */
export function takeUntilBytes<Item>(items: readonly Item[], bytes: number): Item[] {
  let room = bytes;
  const over = items.findIndex((item, place) => (room -= Buffer.byteLength(JSON.stringify(item))) < 0 && place > 0);
  return over < 0 ? [...items] : items.slice(0, over);
}
