import { damaged } from "../core/fetch-fault";

/** Chunks that are taken one by one, or as so many bytes, and can be put back. */
export interface ChunkSource {
  /** Null at the end. */
  next(): Promise<Uint8Array | null>;
  putBack(chunk: Uint8Array): void;
  /** Exactly so many bytes; a stream that ends before is damaged. */
  take(bytes: number): Promise<Buffer>;
  /** What comes next, so many bytes or fewer at the end; it stays in the source. */
  peek(bytes: number): Promise<Buffer>;
}

export function chunkSource(chunks: AsyncIterable<Uint8Array>): ChunkSource {
  const iterator = chunks[Symbol.asyncIterator]();
  const back: Uint8Array[] = [];
  const putBack = (chunk: Uint8Array) => {
    if (chunk.byteLength > 0) back.push(chunk);
  };
  const next = async () => {
    const chunk = back.pop();
    if (chunk !== undefined) return chunk;
    const { done, value } = await iterator.next();
    return done ? null : value;
  };
  const gather = async (bytes: number) => {
    const gathered = Buffer.alloc(bytes);
    for (let length = 0; length < bytes;) {
      const chunk = await next();
      if (chunk === null) return gathered.subarray(0, length);
      const part = chunk.subarray(0, bytes - length);
      gathered.set(part, length);
      length += part.byteLength;
      putBack(chunk.subarray(part.byteLength));
    }
    return gathered;
  };
  return {
    next,
    putBack,
    take: async (bytes) => {
      const taken = await gather(bytes);
      if (taken.byteLength < bytes) throw damaged();
      return taken;
    },
    peek: async (bytes) => {
      const seen = await gather(bytes);
      putBack(seen);
      return seen;
    },
  };
}
