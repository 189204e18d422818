import { randomBytes } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";
import { bodyBudget } from "../adapters/body-budget";
import { fetchDocument } from "../adapters/fetch-document";
import { feedServer, rss } from "./feed-server";

export const MiB = 1024 * 1024;
export const http = {
  userAgent: "InfoStream/test",
  maxBodyBytes: 2 * MiB,
  timeLimitMs: 10_000,
  reach: { privateNetworks: true, allowedHosts: [] },
};
export const openRoom = bodyBudget({ totalBytes: 64 * MiB, mostBytes: 18 * MiB });
export const damaged = { unreachable: "The document is damaged and cannot be decompressed" };
export const tooLarge = { unreachable: "The document is larger than 2 MB" };

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;

/** What the fetcher reads where a server answers with this body under this encoding. */
export async function read(contentEncoding: string, body: Body, status = 200) {
  using site = feedServer(() => new Response(body, { status, headers: { "content-encoding": contentEncoding } }));
  using memory = openRoom();
  const fetchFrom = fetchDocument(http, new AbortController().signal);
  const answer = await fetchFrom({ url: site.url, etag: null, lastModified: null }, memory);
  return "unreachable" in answer ? answer : { status: answer.status, sha256: answer.sha256 };
}

export const short = Buffer.from(rss("x"));
/** Several chunks on the wire and off it. */
export const long = Buffer.concat([Buffer.from(rss("x").repeat(2000)), randomBytes(900_000), Buffer.alloc(300_000)]);
export const quickBrotli = (body: Uint8Array | string) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
