export interface Line {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

const width = 32;
const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** Lines of text with bars to one scale, the longest of them full. */
export function drawBars(lines: readonly Line[]): string {
  const most = Math.max(...lines.map(({ value }) => value), 0);
  const labels = Math.max(...lines.map(({ label }) => label.length));
  const units = Math.max(...lines.map(({ unit }) => unit.length));
  const values = Math.max(...lines.map(({ value }) => whole(value).length));
  return lines
    .map(({ label, value, unit, note }) => {
      const text = `  ${label.padEnd(labels)}  ${whole(value).padStart(values)} ${unit.padEnd(units)}`;
      return `${text}  ${bar(most > 0 ? value / most : 0).padEnd(width)}${note ? `  ${note}` : ""}`.trimEnd();
    })
    .join("\n");
}

function bar(part: number): string {
  const filled = Math.round(part * width * 8);
  return "█".repeat(Math.floor(filled / 8)) + (eighths[filled % 8] ?? "");
}

export const whole = (value: number) => Math.round(value).toLocaleString("en");
