const ENOUGH = 8192;
/** How much ASCII before the first foreign byte of a stretch goes with it. */
const CONTEXT = 100;

/**
 * Stretches of a document's text that hold bytes beyond ASCII, for statistics. Markup would drown them. It cuts where no
 * charset has the second byte of a character: at brackets and quotes.
 */
export function sampleOf(bytes: Uint8Array): Uint8Array {
  const stretches: string[] = [];
  let length = 0;
  for (const [stretch] of Buffer.from(bytes)
    .toString("latin1")
    .matchAll(/[^<>"]+/g)) {
    const foreign = stretch.search(/[\x80-\xff]/);
    if (foreign < 0) continue;
    const kept = stretch.slice(Math.max(0, foreign - CONTEXT));
    stretches.push(kept);
    length += kept.length;
    if (length > ENOUGH) break;
  }
  return Buffer.from(stretches.join(" ").slice(0, ENOUGH), "latin1");
}
