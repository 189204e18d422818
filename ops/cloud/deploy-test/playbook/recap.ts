/** The result of a play on one host. */
export interface Recap {
  readonly ok: number;
  readonly changed: number;
  readonly unreachable: number;
  readonly failed: number;
  readonly skipped: number;
  readonly rescued: number;
}

/** The last table of ansible-playbook's output, by host. */
export function recapOf(output: string): ReadonlyMap<string, Recap> {
  const table = output.slice(output.lastIndexOf("PLAY RECAP"));
  const lines = table.matchAll(/^(\S+)\s+: (ok=.*)$/gm);
  return new Map(
    Array.from(lines, ([, host = "", counts = ""]) => {
      const count = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(counts)?.[1] ?? Number.NaN);
      return [
        host,
        {
          ok: count("ok"),
          changed: count("changed"),
          unreachable: count("unreachable"),
          failed: count("failed"),
          skipped: count("skipped"),
          rescued: count("rescued"),
        },
      ];
    }),
  );
}
