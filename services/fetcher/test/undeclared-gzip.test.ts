import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { gzipSync } from "node:zlib";
import { sha256Of } from "@infostream/chassis/archive";
import { damaged, long, MiB, quickBrotli, read, short, tooLarge } from "./served-body";

// each file has a default of its own
setDefaultTimeout(20_000);

describe("a document in gzip that no header tells of", () => {
  test.each(["", "identity"])("is unpacked under the encoding %p", async (name) => {
    expect(await read(name, gzipSync(short))).toEqual({ status: 200, sha256: sha256Of(short) });
    expect(await read(name, gzipSync(long))).toEqual({ status: 200, sha256: sha256Of(long) });
  });
  test("is unpacked below the encodings that are told", async () => {
    expect(await read("gzip", gzipSync(gzipSync(long)))).toMatchObject({ sha256: sha256Of(long) });
    expect(await read("br", quickBrotli(gzipSync(short)))).toMatchObject({ sha256: sha256Of(short) });
  });
  test("is unpacked once", async () => {
    const inner = gzipSync(short);
    expect(await read("", gzipSync(inner))).toMatchObject({ sha256: sha256Of(inner) });
    expect(await read("gzip", gzipSync(gzipSync(inner)))).toMatchObject({ sha256: sha256Of(inner) });
  });
  test("is damaged where it breaks off, and left at the limit", async () => {
    expect(await read("", gzipSync(long).subarray(0, -1))).toEqual(damaged);
    expect(await read("", Uint8Array.of(0x1f, 0x8b))).toEqual(damaged);
    expect(await read("", gzipSync(Buffer.alloc(20 * MiB)))).toEqual(tooLarge);
  });
  test.each([[[]], [[0x1f]], [[0x1f, 0x3c]], [[0x8b, 0x1f, 0x8b]]])("is not what begins with %p", async (bytes) => {
    expect(await read("", Uint8Array.from(bytes))).toMatchObject({ sha256: sha256Of(Uint8Array.from(bytes)) });
  });
});
