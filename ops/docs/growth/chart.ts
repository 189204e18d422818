/** One line of a chart: a price for each number of feeds. */
export interface Line {
  readonly name: string;
  readonly colour: string;
  readonly bold: boolean;
  readonly points: readonly { readonly feeds: number; readonly dollars: number }[];
}

const SIZE = { width: 860, height: 520, left: 78, right: 250, top: 64, bottom: 58 };
const LABEL_STEP = 19;
const INK = "#1f2328";
const GRID = "#d8dee4";

/** Feeds against dollars a month, both by powers of ten, as an SVG of its own on white. */
export function chart(title: string, lines: readonly Line[]): string {
  const feeds = lines.flatMap(({ points }) => points.map((point) => point.feeds));
  const prices = lines.flatMap(({ points }) => points.map((point) => point.dollars));
  const x = scale(Math.min(...feeds), Math.max(...feeds), SIZE.left, SIZE.width - SIZE.right);
  const y = scale(decade(Math.min(...prices)), decade(Math.max(...prices)) * 10, SIZE.height - SIZE.bottom, SIZE.top);
  const powers = (of: (n: number) => number, values: readonly number[]) =>
    range(decade(Math.min(...values)), Math.max(...values)).filter((n) => Number.isFinite(of(n)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" font-family="&quot;DejaVu Sans&quot;, Verdana, Arial, sans-serif" font-size="13" fill="${INK}">`,
    `<title>${title}</title>`,
    `<rect x="0.5" y="0.5" width="${SIZE.width - 1}" height="${SIZE.height - 1}" rx="8" fill="#ffffff" stroke="#d0d7de"/>`,
    text(SIZE.left, 32, title, 'font-size="16" font-weight="600"'),
    ...powers(x, feeds).map((n) => upright(x(n), n)),
    ...powers(y, [...prices, Math.max(...prices) * 10]).map((n) => level(y(n), n)),
    text((SIZE.left + SIZE.width - SIZE.right) / 2, SIZE.height - 16, "feeds", 'text-anchor="middle"'),
    ...lines.map((line) => path(line, x, y)),
    ...labels(lines, x, y),
    "</svg>",
    "",
  ].join("\n");
}

type Scale = (value: number) => number;

const scale = (low: number, high: number, from: number, to: number): Scale => {
  const [start, end] = [Math.log10(low), Math.log10(high)];
  return (value) => round(from + ((Math.log10(value) - start) / (end - start)) * (to - from));
};

const decade = (value: number) => 10 ** Math.floor(Math.log10(value));

const range = (low: number, high: number): number[] =>
  Array.from({ length: Math.floor(Math.log10(high / low) + 1.000001) }, (_, i) => low * 10 ** i);

const upright = (at: number, feeds: number) =>
  `<path d="M${at} ${SIZE.top}V${SIZE.height - SIZE.bottom}" stroke="${GRID}"/>` +
  text(at, SIZE.height - SIZE.bottom + 20, feeds.toLocaleString("en"), 'text-anchor="middle"');

const level = (at: number, dollars: number) =>
  `<path d="M${SIZE.left} ${at}H${SIZE.width - SIZE.right}" stroke="${GRID}"/>` +
  text(SIZE.left - 8, at + 4, `$${dollars.toLocaleString("en")}`, 'text-anchor="end"');

const path = ({ points, colour, bold }: Line, x: Scale, y: Scale) =>
  `<path d="M${points.map(({ feeds, dollars }) => `${x(feeds)} ${y(dollars)}`).join("L")}" fill="none" stroke="${colour}" stroke-width="${bold ? 3.5 : 2}" stroke-linejoin="round"/>`;

/** Each line's name at its end, moved apart where two would lie over each other. */
function labels(lines: readonly Line[], x: Scale, y: Scale): string[] {
  let last = 0;
  return lines
    .flatMap((line) => {
      const end = line.points.at(-1);
      return end ? [{ line, x: x(end.feeds), y: y(end.dollars) }] : [];
    })
    .sort((a, b) => a.y - b.y)
    .map((end) => {
      last = Math.max(end.y, last + LABEL_STEP);
      const weight = end.line.bold ? ' font-weight="600"' : "";
      return text(end.x + 10, round(last + 4), end.line.name, `fill="${end.line.colour}"${weight}`);
    });
}

const text = (x: number, y: number, words: string, more: string) => `<text x="${x}" y="${y}" ${more}>${words}</text>`;

const round = (n: number) => Math.round(n * 10) / 10;
