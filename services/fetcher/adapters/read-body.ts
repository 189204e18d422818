import { encodingsOf } from "../core/content-encoding";
import { FetchFault } from "../core/fetch-fault";
import type { BodyMemory } from "./body-budget";
import { decode, decodeUndeclared } from "./decode";

const FIRST_BYTES = 64 * 1024;

/**
 * The decoded body. Reading stops as soon as the body, decoded or not, outgrows the limit, and waits while the budget has no
 * room for more. Where it throws, the rest of the body is the caller's to abort.
 */
export async function readBody(
  { body, headers }: Response,
  maxBytes: number,
  memory: BodyMemory,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const encodings = encodingsOf(headers.get("content-encoding"));
  if ("fault" in encodings) throw new FetchFault(encodings.fault);
  if (Number(headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const setAside = (windowBytes: number) => memory.reserve(windowBytes, signal);
  let chunks = limited(body, maxBytes);
  for (const encoding of encodings) chunks = limited(decode(chunks, encoding, setAside), maxBytes);
  chunks = limited(decodeUndeclared(chunks), maxBytes);
  return collect(chunks, maxBytes, (bytes) => memory.grow(bytes, signal));
}

async function* limited(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

/** All chunks in one buffer that grows as they come, so that a body is never held twice. */
async function collect(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  grow: (bytes: number) => Promise<ArrayBuffer>,
): Promise<Uint8Array> {
  let buffer = await grow(FIRST_BYTES);
  let bytes = 0;
  for await (const chunk of chunks) {
    const needed = bytes + chunk.byteLength;
    if (needed > buffer.byteLength) buffer = await grow(Math.max(needed, Math.min(buffer.byteLength * 2, maxBytes)));
    new Uint8Array(buffer).set(chunk, bytes);
    bytes = needed;
    free(chunk);
  }
  return new Uint8Array(buffer, 0, bytes);
}

/** Copied chunks would wait for the collector, which lags behind by as much as the body; one that fills its memory frees it here. */
function free({ buffer, byteLength }: Uint8Array) {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

const tooLarge = (maxBytes: number) => new FetchFault(`The document is larger than ${formatBytes(maxBytes)}`);

const formatBytes = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.max(1, Math.floor(bytes / 1024))} kB`;
