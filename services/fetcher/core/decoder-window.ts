const MiB = 1024 * 1024;

/** The largest window of brotli, and more than a server may ask for in zstd (8 MB; RFC 9659). */
export const LARGEST_WINDOW_BYTES = 16 * MiB;

/** What ordinary servers ask for at most. */
export const FREE_WINDOW_BYTES = 4 * MiB;

/** How far the decoder of a brotli stream must remember, by its first byte; RFC 7932, section 9.1. */
export function brotliWindowBytes(first: number): number {
  const [one, three, more] = [first & 1, (first >>> 1) & 7, (first >>> 4) & 7];
  if (one === 0) return 2 ** 16;
  if (three > 0) return 2 ** (17 + three);
  return more === 0 ? 2 ** 17 : 2 ** (8 + more);
}

/** The longest header of a frame; RFC 8878, section 3.1.1.1. */
export const ZSTD_HEADER_BYTES = 18;
const DICTIONARY_BYTES = [0, 1, 2, 4];

/** How far the decoder of a zstd stream must remember, by its first frame. */
export function zstdWindowBytes(header: Buffer): number {
  const padded = Buffer.concat([header, Buffer.alloc(ZSTD_HEADER_BYTES)]);
  const [descriptor = 0, window = 0] = padded.subarray(4);
  if ((descriptor & 0x20) === 0) return 2 ** (10 + (window >>> 3)) * (1 + (window & 7) / 8);
  // a frame in one segment is its own window
  const at = 5 + (DICTIONARY_BYTES[descriptor & 3] ?? 0);
  switch (descriptor >>> 6) {
    case 0:
      return padded.readUInt8(at);
    case 1:
      return 256 + padded.readUInt16LE(at);
    case 2:
      return padded.readUInt32LE(at);
    default:
      return Number(padded.readBigUInt64LE(at));
  }
}
