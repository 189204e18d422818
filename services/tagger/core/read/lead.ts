import { oneLine } from "./one-line";

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;

/** The beginning of a text, at most `max` characters with the ellipsis: whole sentences if most of it fits, else whole words. */
export function lead(text: string, max = 400): string {
  const line = oneLine(text.slice(0, max * 4));
  if (line.length <= max) return line;
  const room = line.slice(0, max - 1);
  const sentence = lastSentenceEnd(room);
  if (sentence >= max * 0.6) return `${room.slice(0, sentence)} …`.slice(0, max);
  // scripts without spaces break anywhere, save inside a surrogate pair
  const word = cjk.test(room.slice(-20)) ? -1 : room.lastIndexOf(" ");
  const cut = word > max / 2 ? room.slice(0, word) : room.replace(/[\ud800-\udbff]$/, "");
  return `${cut.replace(/[\s,;:–—-]+$/, "")}…`;
}

function lastSentenceEnd(text: string): number {
  let end = -1;
  for (const found of text.matchAll(/[.!?…]["'”’)»]*(?=\s)|[。！？]["」』）]*/g)) end = found.index + found[0].length;
  return end;
}
