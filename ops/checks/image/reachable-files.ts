/** Everything that the files at the start lead to, themselves included. */
export function reachableFrom(start: Iterable<string>, graph: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(start);
  // a set is walked in the order in which it grows
  for (const path of reached) for (const next of graph.get(path) ?? []) reached.add(next);
  return reached;
}
