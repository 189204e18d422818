import { matches, takesGzip } from "./conditional";
import type { Rendered } from "./rendered";

/** Responses that stay in memory for a moment, so that a popular page costs one query each half second. */
export interface ResponseCache {
  /** The cached response to this request, or null. Nearly every read goes through here, so it does next to nothing. */
  cached(request: Request): Response | null;
  /** The cached response, else the one being rendered, else what `render` makes now. Failures are not cached. */
  respond(request: Request, render: () => Promise<Rendered>): Promise<Response>;
}

export interface Limits {
  readonly maxAgeMs: number;
  readonly entries: number;
  readonly bytes: number;
}

interface Entry extends Rendered {
  readonly until: number;
  gzipped: Uint8Array<ArrayBuffer> | null;
}

/** Below it, compressing saves no packet. */
const WORTH_GZIP_BYTES = 1400;

export function responseCache(limits: Limits, now: () => number): ResponseCache {
  // a Map keeps the order of insertion, and all live equally long: its first entry is the oldest
  const entries = new Map<string, Entry>();
  const underWay = new Map<string, Promise<Entry>>();
  let bytes = 0;

  const fresh = (key: string) => {
    const entry = entries.get(key);
    return entry !== undefined && entry.until > now() ? entry : null;
  };
  const drop = (key: string) => {
    bytes -= entries.get(key)?.body.length ?? 0;
    entries.delete(key);
  };
  const keep = (key: string, entry: Entry) => {
    drop(key);
    entries.set(key, entry);
    bytes += entry.body.length;
    for (const [oldest, { until }] of entries) {
      if (entries.size <= limits.entries && bytes <= limits.bytes && until > now()) break;
      drop(oldest);
    }
  };
  const make = (key: string, render: () => Promise<Rendered>) => {
    const making = render()
      .then((rendered) => {
        const entry = { ...rendered, until: now() + limits.maxAgeMs, gzipped: null };
        keep(key, entry);
        return entry;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, making);
    return making;
  };
  return {
    cached: (request) => {
      if (request.method !== "GET" && request.method !== "HEAD") return null;
      const entry = fresh(targetOf(request.url));
      return entry && respond(request, entry);
    },
    respond: async (request, render) => {
      const key = targetOf(request.url);
      const held = fresh(key);
      if (held) return respond(request, held);
      return respond(request, await (underWay.get(key) ?? make(key, render)));
    },
  };
}

/** Path and query; the host is what the client claims, so it never counts. */
function targetOf(url: string): string {
  const path = url.indexOf("/", url.indexOf("://") + 3);
  return path === -1 ? "/" : url.slice(path);
}

function respond({ headers: asked }: Request, entry: Entry): Response {
  const { headers, body } = entry;
  if (matches(asked.get("if-none-match"), headers["etag"])) return new Response(null, { status: 304, headers });
  if (body.length < WORTH_GZIP_BYTES || !takesGzip(asked.get("accept-encoding")))
    return new Response(body, { headers });
  entry.gzipped ??= Bun.gzipSync(body, { level: 5 });
  return new Response(entry.gzipped, { headers: { ...headers, "content-encoding": "gzip" } });
}
