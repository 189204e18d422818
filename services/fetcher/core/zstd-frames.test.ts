import { expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { constants, zstdCompressSync } from "node:zlib";
import { zstdFrames } from "./zstd-frames";

const wholeIn = (...chunks: Uint8Array[]) => {
  const frames = zstdFrames();
  chunks.forEach(frames.follow);
  return frames.whole();
};
const text = Buffer.from("one two three ".repeat(30_000));
const many = Buffer.concat([text, randomBytes(300_000), Buffer.alloc(500_000)]);
const checked = zstdCompressSync(many, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
const skippable = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

test.each([
  ["of nothing", zstdCompressSync(new Uint8Array())],
  ["of one block", zstdCompressSync("x")],
  ["of many blocks", zstdCompressSync(many)],
  ["with a checksum", checked],
  ["with a skippable frame", Buffer.concat([zstdCompressSync("x"), skippable])],
  ["of two frames", Buffer.concat([checked, zstdCompressSync("x")])],
])("a stream %s is whole, and not without its last byte", (_, stream) => {
  expect(wholeIn(stream)).toBe(true);
  expect(wholeIn(stream.subarray(0, -1))).toBe(false);
});
test("a stream is whole however it is cut into chunks", () => {
  expect(wholeIn(...Array.from(checked, (byte) => Uint8Array.of(byte)))).toBe(true);
});
test("padding behind a whole stream does not count", () => {
  expect(wholeIn(checked, Buffer.from("padding"))).toBe(true);
  expect(wholeIn(checked, Uint8Array.of(0))).toBe(true);
});
test("what is not zstd is not whole", () => {
  expect(wholeIn()).toBe(false);
  expect(wholeIn(text)).toBe(false);
});
