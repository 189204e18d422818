/** Every file reachable from the start files, themselves included. */
export function reachableFrom(start: Iterable<string>, graph: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(start);
  // iterating over a Set also visits what is added meanwhile
  for (const path of reached) for (const next of graph.get(path) ?? []) reached.add(next);
  return reached;
}
