import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_BYTES = 22;
const DEFLATED = 8;

/**
 * The first file in a zip archive (a wheel is one) whose name ends with `suffix`, or null.
 * Reads the central directory, as the format demands; no zip64, no encryption.
 */
export function unzipOne(zip: Uint8Array, suffix: string): Uint8Array | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - END_OF_DIRECTORY_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error("not a zip archive");
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const nameBytes = view.getUint16(entry + 28, true);
    const name = new TextDecoder().decode(zip.subarray(entry + 46, entry + 46 + nameBytes));
    if (name.endsWith(suffix)) return content(zip, view, entry);
    entry += 46 + nameBytes + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return null;
}

function content(zip: Uint8Array, view: DataView, entry: number): Uint8Array {
  const local = view.getUint32(entry + 42, true);
  // the local header repeats the name and has extra fields of its own length
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const stored = zip.subarray(start, start + view.getUint32(entry + 20, true));
  return view.getUint16(entry + 10, true) === DEFLATED ? inflateRawSync(stored) : stored;
}
