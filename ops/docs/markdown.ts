/** A Markdown table; a cell that lists several things has them below each other. */
export function table(heads: readonly string[], rows: readonly (readonly (string | readonly string[])[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(heads),
    line(heads.map(() => "---")),
    ...rows.map((row) => line(row.map((cell) => (typeof cell === "string" ? cell : cell.join("<br>"))).map(inCell))),
  ].join("\n");
}

/** As inline code; empty text stays empty. */
export const code = (text: string): string => (text === "" ? "" : `\`${text}\``);

export const codes = (texts: readonly string[]): string => texts.map(code).join(", ");

const inCell = (text: string) => text.replaceAll("|", "\\|");
