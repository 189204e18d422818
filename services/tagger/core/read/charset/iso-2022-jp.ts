/**
 * The text of bytes with the escapes of ISO-2022-JP. Its bytes are all of ASCII, so they are valid UTF-8 too: it must be
 * tried first.
 */
export function asIso2022Jp(bytes: Uint8Array): string | null {
  if (!bytes.includes(ESCAPE) || !escapes.some((escape) => view(bytes).includes(escape))) return null;
  const text = new TextDecoder("iso-2022-jp").decode(bytes);
  const broken = text.split("\u{fffd}").length - 1;
  return broken * 10 <= text.length && broken * 2 <= (text.match(/[^\0-\x7f]/g)?.length ?? 0) ? text : null;
}

const ESCAPE = 0x1b;
/** To JIS X 0208 of 1978 and 1983, and to the Roman letters of JIS X 0201. */
const escapes = ["\u001b$@", "\u001b$B", "\u001b(J"];
const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
