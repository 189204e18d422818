import { MARGIN } from "./style";

const CARD = { fill: "#ffffff", stroke: "#d0d7de" } as const;

/** Mermaid's drawing on a white card of its own size, so that it is readable on a dark page too. */
export function onCard(svg: string): string {
  const [, start = "", viewBox = ""] = /^(<svg\b[^>]*\bviewBox="([^"]+)"[^>]*>)/.exec(svg) ?? [];
  const [x = 0, y = 0, width = 0, height = 0] = viewBox.split(" ").map(Number);
  if (!(width > 0 && height > 0)) throw new Error(`the drawing has no width and height: ${svg.slice(0, 200)}`);
  const at = { x: x - MARGIN, y: y - MARGIN, width: round(width + 2 * MARGIN), height: round(height + 2 * MARGIN) };
  const box = `x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}"`;
  const opening = start
    .replace(/ (width|height|style)="[^"]*"/g, "")
    .replace(/viewBox="[^"]+"/, `viewBox="${at.x} ${at.y} ${at.width} ${at.height}"`)
    .replace(/>$/, ` width="${Math.ceil(at.width)}" height="${Math.ceil(at.height)}">`);
  const card = `<rect ${box} rx="8" fill="${CARD.fill}" stroke="${CARD.stroke}"/>`;
  return opening + card + svg.slice(start.length);
}

const round = (n: number) => Math.round(n * 1000) / 1000;
