import { Readable } from "node:stream";
import { constants, createBrotliCompress, createDeflate, createGzip, createZstdCompress } from "node:zlib";

export interface Bomb {
  readonly name: string;
  readonly contentEncoding: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const brotli = (windowBits: number) => () =>
  createBrotliCompress({
    params: { [constants.BROTLI_PARAM_LGWIN]: windowBits, [constants.BROTLI_PARAM_QUALITY]: 5 },
  });
const zstd = (windowBits: number) => () => createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: windowBits } });

/** Small bodies, each of which decodes to `bytes` zero bytes; with ordinary windows, and with the largest that are read. */
export function bombs(bytes: number): Promise<readonly Bomb[]> {
  const kinds = [
    ["gzip", "gzip", createGzip],
    ["deflate", "deflate", createDeflate],
    ["br", "br", brotli(22)],
    ["br with a large window", "br", brotli(24)],
    ["zstd", "zstd", zstd(22)],
    ["zstd with a large window", "zstd", zstd(24)],
    ["gzip within br", "gzip, br", createGzip, brotli(22)],
  ] as const;
  return Promise.all(
    kinds.map(async ([name, contentEncoding, ...encoders]) => {
      const encoded = encoders.reduce<Readable>((body, encoder) => body.pipe(encoder()), zeros(bytes));
      return { name, contentEncoding, body: Buffer.concat(await Array.fromAsync(encoded)) };
    }),
  );
}

function zeros(bytes: number): Readable {
  const chunk = new Uint8Array(1024 * 1024);
  return Readable.from(Array.from({ length: bytes / chunk.byteLength }, () => chunk));
}
