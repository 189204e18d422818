import type { Transform } from "node:stream";
import { damaged } from "../core/fetch-fault";
import type { ChunkSource } from "./chunk-source";

/** A decoder of node:zlib. */
export type Decoder = Transform & { readonly bytesWritten: number };

/**
 * What a decoder makes of the source, as slowly as it is taken. The decoder gets one chunk at a time: what follows its end goes
 * back to the source. Throws what the source throws; anything else means that the document is damaged.
 */
export async function* runDecoder(decoder: Decoder, source: ChunkSource): AsyncGenerator<Uint8Array> {
  const broken: { by?: unknown } = {};
  const next = () =>
    source.next().catch((error) => {
      broken.by = error;
      throw error;
    });
  const feed = async () => {
    let fed = 0;
    for (let chunk = await next(); chunk !== null; chunk = await next()) {
      await write(decoder, chunk);
      fed += chunk.byteLength;
      const left = fed - decoder.bytesWritten;
      if (left === 0) continue;
      source.putBack(chunk.subarray(chunk.byteLength - left));
      break;
    }
    decoder.end();
  };
  const fed = feed().catch((error) => void decoder.destroy(error));
  try {
    for await (const chunk of decoder) yield chunk;
    await fed;
  } catch (error) {
    throw "by" in broken ? broken.by : damaged(error);
  }
}

const write = (decoder: Decoder, chunk: Uint8Array) =>
  new Promise<void>((done, fail) => decoder.write(chunk, (error) => (error ? fail(error) : done())));
