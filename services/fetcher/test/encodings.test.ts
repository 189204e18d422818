import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import {
  brotliCompressSync,
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
import { bodyBudget } from "../adapters/body-budget";
import { bombs } from "./bombs";
import { endless, feedServer, rss } from "./feed-server";

// each file has a default of its own
setDefaultTimeout(20_000);

const MiB = 1024 * 1024;
const http = {
  userAgent: "InfoStream/test",
  maxBodyBytes: 2 * MiB,
  timeLimitMs: 10_000,
  reach: { privateNetworks: true, allowedHosts: [] },
};
const openRoom = bodyBudget({ totalBytes: 64 * MiB, mostBytes: 18 * MiB });
const damaged = { unreachable: "The document is damaged and cannot be decompressed" };
const tooLarge = { unreachable: "The document is larger than 2 MB" };

const stack = new DisposableStack();
afterAll(() => stack.dispose());

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;

/** What the fetcher reads where a server answers with this body under this encoding. */
async function read(contentEncoding: string, body: Body, status = 200) {
  const site = stack.use(
    feedServer(() => new Response(body, { status, headers: { "content-encoding": contentEncoding } })),
  );
  using memory = openRoom();
  const fetchFrom = fetchDocument(http, new AbortController().signal);
  const answer = await fetchFrom({ url: site.url, etag: null, lastModified: null }, memory);
  return "unreachable" in answer ? answer : { status: answer.status, sha256: answer.sha256 };
}

const short = Buffer.from(rss("x"));
/** Several chunks on the wire and off it. */
const long = Buffer.concat([Buffer.from(rss("x").repeat(2000)), randomBytes(900_000), Buffer.alloc(300_000)]);
const quickBrotli = (body: Uint8Array | string) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
const encodings = [
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["br", quickBrotli],
  ["zstd", zstdCompressSync],
] as const;

test("requests list the encodings that can be read", async () => {
  const site = stack.use(feedServer(() => new Response("x")));
  using room = openRoom();
  await fetchDocument(http, new AbortController().signal)({ url: site.url, etag: null, lastModified: null }, room);
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
