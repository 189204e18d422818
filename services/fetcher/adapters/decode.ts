import { constants, createBrotliDecompress, createInflate, createInflateRaw, createZstdDecompress } from "node:zlib";
import {
  brotliWindowBytes,
  FREE_WINDOW_BYTES,
  LARGEST_WINDOW_BYTES,
  ZSTD_HEADER_BYTES,
  zstdWindowBytes,
} from "../core/decoder-window";
import type { Encoding } from "../core/content-encoding";
import { damaged, FetchFault } from "../core/fetch-fault";
import { zstdFrames } from "../core/zstd-frames";
import { type ChunkSource, chunkSource } from "./chunk-source";
import { gunzip, isGzip } from "./gunzip";
import { runDecoder } from "./run-decoder";

type Chunks = AsyncIterable<Uint8Array>;

const CHUNK_BYTES = 64 * 1024;
const settings = { chunkSize: CHUNK_BYTES };

/**
 * Undoes one encoding as the chunks come. An empty body is empty in every encoding. `setAside` makes room for what the decoder
 * remembers: that of brotli fills its window before it gives out anything.
 */
export async function* decode(
  chunks: Chunks,
  encoding: Encoding,
  setAside: (windowBytes: number) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const source = chunkSource(encoding === "zstd" ? wholeFrames(chunks) : chunks);
  const [first] = await source.peek(1);
  if (first === undefined) return;
  switch (encoding) {
    case "gzip":
      return yield* gunzip(source, CHUNK_BYTES);
    case "deflate":
      // the standard means zlib's format; some servers send the bare one
      return yield* runDecoder((first & 0xf) === 8 ? createInflate(settings) : createInflateRaw(settings), source);
    case "br":
      await setAside(brotliWindowBytes(first));
      return yield* runDecoder(createBrotliDecompress(settings), source);
    case "zstd":
      return yield* runDecoder(await zstdDecoder(source, setAside), source);
    default:
      return encoding satisfies never;
  }
}

/** Undoes gzip that no header tells of, as of a file `feed.xml.gz`. One layer of it: no feed begins as gzip does. */
export async function* decodeUndeclared(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const source = chunkSource(chunks);
  if (await isGzip(source)) return yield* gunzip(source, CHUNK_BYTES);
  for (let chunk = await source.next(); chunk !== null; chunk = await source.next()) yield chunk;
}

/** Later frames may ask for no larger window than the first, or what ordinary servers ask for. */
async function zstdDecoder(source: ChunkSource, setAside: (windowBytes: number) => Promise<void>) {
  const windowBytes = zstdWindowBytes(await source.peek(ZSTD_HEADER_BYTES));
  if (windowBytes > LARGEST_WINDOW_BYTES)
    throw new FetchFault(
      `The document needs more than ${LARGEST_WINDOW_BYTES / 1024 / 1024} MB of memory to decompress`,
    );
  await setAside(windowBytes);
  const windowBits = Math.ceil(Math.log2(Math.max(windowBytes, FREE_WINDOW_BYTES)));
  return createZstdDecompress({ ...settings, params: { [constants.ZSTD_d_windowLogMax]: windowBits } });
}

/** A stream of zstd that breaks off is damaged, though its decoder takes it for whole. */
async function* wholeFrames(chunks: Chunks) {
  const frames = zstdFrames();
  let empty = true;
  for await (const chunk of chunks) {
    frames.follow(chunk);
    empty = false;
    yield chunk;
  }
  if (!empty && !frames.whole()) throw damaged();
}
