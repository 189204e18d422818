import { crc32, createInflateRaw } from "node:zlib";
import { damaged } from "../core/fetch-fault";
import type { ChunkSource } from "./chunk-source";
import { runDecoder } from "./run-decoder";

const MAGIC = Buffer.of(0x1f, 0x8b);
const [HAS_CHECKSUM, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16];
/** Each costs a decoder. Tools that write many begin one for every 64 kB. */
const MOST_MEMBERS = 2000;

/**
 * Undoes gzip, member by member (RFC 1952). The reader of node:zlib fails where padding follows the last member, which some
 * servers send and browsers pass over.
 */
export async function* gunzip(source: ChunkSource, chunkSize: number): AsyncGenerator<Uint8Array> {
  for (let members = 0; members === 0 || (await isGzip(source)); members++) {
    if (members === MOST_MEMBERS) throw damaged();
    await passHeader(source);
    let checksum = 0;
    let bytes = 0;
    for await (const chunk of runDecoder(createInflateRaw({ chunkSize }), source)) {
      checksum = crc32(chunk, checksum);
      bytes += chunk.byteLength;
      yield chunk;
    }
    const trailer = await source.take(8);
    if (trailer.readUInt32LE(0) !== checksum || trailer.readUInt32LE(4) !== bytes) throw damaged();
  }
}

/** Whether what comes next begins as gzip does. */
export const isGzip = async (source: ChunkSource) => (await source.peek(MAGIC.length)).equals(MAGIC);

async function passHeader(source: ChunkSource) {
  const header = await source.take(10);
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged();
  const flags = header.readUInt8(3);
  if (flags & HAS_EXTRA) await source.take((await source.take(2)).readUInt16LE());
  if (flags & HAS_NAME) await passText(source);
  if (flags & HAS_COMMENT) await passText(source);
  if (flags & HAS_CHECKSUM) await source.take(2);
}

/** Up to its zero byte. */
async function passText(source: ChunkSource) {
  for (;;) {
    const chunk = await source.next();
    if (chunk === null) throw damaged();
    const end = chunk.indexOf(0);
    if (end < 0) continue;
    source.putBack(chunk.subarray(end + 1));
    return;
  }
}
