import type { GroupRule } from "../stacks/security-groups";

/** Several ways drawn as one line, to or from a box around groups where all of them are meant. */
export type Line = Omit<GroupRule, "why">;

/** Boxes by the id that a line takes, with the groups inside. */
export type Boxes = Readonly<Record<string, readonly string[]>>;

/** The largest set of groups that reach two or more others in the same way; empty if there is none. */
export function alike(ways: readonly GroupRule[]): string[] {
  const sets = Map.groupBy(
    Map.groupBy(ways, ({ to, ports, only }) => key(to, ports, only))
      .values()
      .map((same) => same.map(({ from }) => from).sort()),
    (sources) => sources.join(),
  );
  const shared = Array.from(sets.values()).filter(([sources = [], ...more]) => sources.length > 1 && more.length > 0);
  return shared.map(([sources = []]) => sources).sort((a, b) => b.length - a.length)[0] ?? [];
}

/** One line for each pair, its ports together; and one for a whole box where each group in it has the same way. */
export function bundled(ways: readonly GroupRule[], boxes: Boxes): Line[] {
  const fromBoxes = fold(ways, boxes, "from", ({ to, ports, only }) => key(to, ports, only));
  const folded = fold(fromBoxes, boxes, "to", ({ from, ports, only }) => key(from, ports, only));
  return Array.from(Map.groupBy(folded, ({ from, to, only }) => key(from, to, only)).values(), (same) => ({
    from: same[0]?.from ?? "",
    to: same[0]?.to ?? "",
    ports: same.map(({ ports }) => ports).join(", "),
    only: same[0]?.only ?? null,
  }));
}

/** Puts a box in the place of its groups at one end of lines that are alike otherwise. */
function fold(lines: readonly Line[], boxes: Boxes, end: "from" | "to", keyOf: (line: Line) => string): Line[] {
  return Array.from(Map.groupBy(lines, keyOf).values()).flatMap((same) => {
    const ends = same.map((line) => line[end]);
    const box = Object.entries(boxes).find(([, inside]) => inside.length > 1 && isSame(inside, ends));
    return box && same[0] ? [{ ...same[0], [end]: box[0] }] : same;
  });
}

const isSame = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();

const key = (...parts: readonly (string | null)[]) => JSON.stringify(parts);
