import { expect, test } from "bun:test";
import { brotliCompressSync, constants, createZstdCompress, zstdCompressSync } from "node:zlib";
import { brotliWindowBytes, LARGEST_WINDOW_BYTES, zstdWindowBytes } from "./decoder-window";

test("the window of brotli is the one that the stream was written with", () => {
  const windows = Array.from({ length: 15 }, (_, i) => 10 + i).map((bits) => {
    const stream = brotliCompressSync("x".repeat(100), { params: { [constants.BROTLI_PARAM_LGWIN]: bits } });
    return Math.log2(brotliWindowBytes(stream[0] ?? 0));
  });
  expect(windows).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
});
test("no first byte of brotli asks for more than the largest window", () => {
  const windows = Array.from({ length: 256 }, (_, byte) => brotliWindowBytes(byte));
  expect(Math.max(...windows)).toBe(LARGEST_WINDOW_BYTES);
});
test.each([10, 17, 21, 22, 24, 27])(
  "the window of a zstd stream of unknown size is the one of %d bits",
  async (bits) => {
    const compress = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: bits } });
    compress.write("one ");
    compress.end("two");
    const stream = Buffer.concat(await Array.fromAsync(compress));
    expect(zstdWindowBytes(stream)).toBe(2 ** bits);
  },
);
test.each([1, 255, 256, 65_791, 65_792, 5_000_000])("%d bytes of zstd in one segment are their own window", (bytes) => {
  const params = { [constants.ZSTD_c_windowLog]: 24 };
  const stream = zstdCompressSync(new Uint8Array(bytes), { params, pledgedSrcSize: bytes });
  expect(zstdWindowBytes(stream)).toBe(bytes);
});
