/** As many items from the first on as their JSON fits into so many characters; at least one, lest a walk never ends. */
export function fitting<Item>(items: readonly Item[], characters: number): Item[] {
  let room = characters;
  const over = items.findIndex((item, place) => (room -= JSON.stringify(item).length) < 0 && place > 0);
  return over < 0 ? [...items] : items.slice(0, over);
}
