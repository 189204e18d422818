import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { Readable } from "node:stream";
import {
  constants,
  createGzip,
  createZstdCompress,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { sha256Of } from "@infostream/chassis/archive";
import { fetchDocument } from "../adapters/fetch-document";
import { bombs } from "./bombs";
import { endless, feedServer } from "./feed-server";
import { damaged, http, long, MiB, openRoom, quickBrotli, read, short, tooLarge } from "./served-body";

// each file has a default of its own
setDefaultTimeout(20_000);

const encodings = [
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["br", quickBrotli],
  ["zstd", zstdCompressSync],
] as const;

test("requests list the encodings that can be read", async () => {
  using site = feedServer(() => new Response("x"));
  using memory = openRoom();
  await fetchDocument(http, new AbortController().signal)({ url: site.url, etag: null, lastModified: null }, memory);
  expect(site.requests[0]?.headers.get("accept-encoding")).toBe("gzip, deflate, br, zstd");
});

describe.each(encodings)("a document in %s", (name, encode) => {
  test("is decoded, be it short or long", async () => {
    expect(await read(name, encode(short))).toEqual({ status: 200, sha256: sha256Of(short) });
    expect(await read(name, encode(long))).toEqual({ status: 200, sha256: sha256Of(long) });
  });
  test("is read however small the pieces are in which it comes", async () => {
    const encoded = encode(short);
    const pieces = async function* () {
      for (const byte of encoded) yield Uint8Array.of(byte);
    };
    expect(await read(name, new ReadableStream({ pull: pull(pieces()) }))).toEqual({
      status: 200,
      sha256: sha256Of(short),
    });
  });
  test("is damaged where it breaks off", async () => {
    expect(await read(name, encode(long).subarray(0, -1))).toEqual(damaged);
    expect(await read(name, encode(short).subarray(0, 10))).toEqual(damaged);
  });
  test("is damaged where it is something else", async () => {
    expect(await read(name, "<rss>")).toEqual(damaged);
  });
  test("is read though padding follows it", async () => {
    expect(await read(name, Buffer.concat([encode(long), Buffer.from("padding")]))).toMatchObject({
      sha256: sha256Of(long),
    });
    expect(await read(name, Buffer.concat([encode(short), new Uint8Array(100_000)]))).toMatchObject({
      sha256: sha256Of(short),
    });
  });
  test("is empty where the body is", async () => {
    expect(await read(name, "")).toEqual({ status: 200, sha256: sha256Of(Buffer.of()) });
    expect(await read(name, null, 304)).toEqual({ status: 304, sha256: sha256Of(Buffer.of()) });
  });
});

test.each([
  ["gzip", gzipSync],
  ["zstd", zstdCompressSync],
] as const)("all parts of a document in %s that was joined from several are read", async (name, encode) => {
  const joined = Buffer.concat([encode(short), encode(long), encode(""), encode(short)]);
  expect(await read(name, joined)).toEqual({ status: 200, sha256: sha256Of(Buffer.concat([short, long, short])) });
});
test("a gzip header with all of its fields is passed over", async () => {
  const [flags, rest] = [Buffer.of(2 | 4 | 8 | 16), gzipSync(short)];
  const fields = Buffer.from("\x03\x00abcname\x00comment\x00cc", "latin1");
  const withFields = Buffer.concat([rest.subarray(0, 3), flags, rest.subarray(4, 10), fields, rest.subarray(10)]);
  expect(await read("gzip", withFields)).toEqual({ status: 200, sha256: sha256Of(short) });
});
test("a document in gzip whose checksum differs is damaged", async () => {
  const encoded = gzipSync(short);
  encoded.writeUInt32LE(1, encoded.byteLength - 8);
  expect(await read("gzip", encoded)).toEqual(damaged);
});
test("a document without end in gzip members that hold nothing is given up", async () => {
  const member = gzipSync("");
  expect(await read("gzip", Buffer.concat(Array<Uint8Array>(10_000).fill(member)))).toEqual(damaged);
});
test("encodings one over the other are undone from the last to the first", async () => {
  expect(await read("gzip, br", quickBrotli(gzipSync(long)))).toMatchObject({ sha256: sha256Of(long) });
  expect(await read("zstd, identity, gzip", gzipSync(zstdCompressSync(long)))).toMatchObject({
    sha256: sha256Of(long),
  });
});
test("a document in an unknown encoding is refused in words", async () => {
  expect(await read("compress", short)).toEqual({
    unreachable: `The document has the unsupported encoding "compress"; supported are gzip, deflate, br, zstd`,
  });
});
test.each(await bombs(200 * MiB))(
  "a small document in $name that decodes to a huge one is left at the limit",
  async (bomb) => {
    expect(await read(bomb.contentEncoding, bomb.body)).toEqual(tooLarge);
  },
);
test("a document in zstd that asks for more memory than any may is refused in words", async () => {
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: 25 } });
  compress.write("one ");
  compress.end("two");
  expect(await read("zstd", Buffer.concat(await Array.fromAsync(compress)))).toEqual({
    unreachable: "The document needs more than 16 MB of memory to decompress",
  });
});
test("a document that never ends is left at the limit, decoded or not", async () => {
  expect(await read("identity", endless())).toEqual(tooLarge);
  const zipped = Readable.from(endless()).pipe(createGzip());
  expect(await read("gzip", Readable.toWeb(zipped))).toEqual(tooLarge);
});

const pull = (pieces: AsyncIterator<Uint8Array>) => async (stream: ReadableStreamDefaultController<Uint8Array>) => {
  const { done, value } = await pieces.next();
  if (done) return stream.close();
  stream.enqueue(value);
  // each in a packet of its own
  await Bun.sleep(0);
};
