/** A document and what HTTP says of it. */
export interface Representation {
  readonly body: string;
  readonly type: string;
  readonly changedMs: number;
}

/** A 304 if the reader has this version; otherwise the document, compressed if the reader accepts it. */
export function answer(request: Request, { body, type, changedMs }: Representation): Response {
  // weak, since the compressed body carries the same tag as the plain one
  const etag = `W/"${new Bun.CryptoHasher("sha256").update(body).digest("hex").slice(0, 24)}"`;
  const headers = new Headers({
    etag,
    "last-modified": new Date(changedMs).toUTCString(),
    "cache-control": "no-cache",
    vary: "Accept-Encoding",
  });
  if (isUnchanged(request.headers, etag, changedMs)) return new Response(null, { status: 304, headers });
  headers.set("content-type", type);
  if (!takesGzip(request.headers.get("accept-encoding"))) return new Response(body, { headers });
  headers.set("content-encoding", "gzip");
  return new Response(Bun.gzipSync(Buffer.from(body)), { headers });
}

/** RFC 9110, 13.2.2: If-None-Match takes precedence over If-Modified-Since. */
export function isUnchanged(asked: Headers, etag: string, changedMs: number): boolean {
  const tags = asked.get("if-none-match");
  if (tags !== null) {
    const opaque = etag.replace(/^W\//, "");
    return tags.trim() === "*" || [...tags.matchAll(/"[^"]*"/g)].some(([tag]) => tag === opaque);
  }
  const since = Date.parse(asked.get("if-modified-since") ?? "");
  return Math.floor(changedMs / 1_000) * 1_000 <= since;
}

/** Whether Accept-Encoding admits gzip, by name or by `*`. */
export function takesGzip(accept: string | null): boolean {
  const offers = (accept ?? "").split(",").map((offer) => {
    const [coding = "", ...parameters] = offer.split(";").map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    return { coding, taken: Number(weight) > 0 };
  });
  const offer = offers.find(({ coding }) => coding === "gzip") ?? offers.find(({ coding }) => coding === "*");
  return offer?.taken ?? false;
}
