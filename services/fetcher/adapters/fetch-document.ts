import { sha256Of } from "@infostream/chassis/archive";
import { Unavailable } from "@infostream/chassis/unavailable";
import { ACCEPT_ENCODING } from "../core/content-encoding";
import { cookieHeader, type CookieJar, withCookies } from "../core/cookie-jar";
import { FetchFault, describeFault } from "../core/fetch-fault";
import { type Answer, bringsDocument, type Unreachable } from "../core/outcome";
import { redirectOf } from "../core/redirect";
import type { BodyMemory } from "./body-budget";
import { connectSafely, type HttpSettings } from "./connect-safely";
import { readBody } from "./read-body";

export interface Target {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const MOST_REDIRECTS = 5;
const ACCEPT =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, " +
  "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.3";

/**
 * Asks a feed's server for its document, conditionally where validators are known. Everything the server does becomes an answer
 * or a reason in words; only when the fetcher itself stops does this throw. `memory` holds the body, so it must outlive the answer.
 */
export function fetchDocument(http: HttpSettings, ending: AbortSignal) {
  return async (target: Target, memory: BodyMemory, timeLimitMs = http.timeLimitMs): Promise<Answer | Unreachable> => {
    const tooLate = AbortSignal.timeout(timeLimitMs);
    const over = new AbortController();
    try {
      return await follow(target, http, memory, AbortSignal.any([tooLate, ending, over.signal]));
    } catch (error) {
      if (ending.aborted) throw new Unavailable("the fetcher is ending", { cause: error });
      if (tooLate.aborted && !(error instanceof FetchFault))
        return { unreachable: `No complete answer within ${timeLimitMs / 1000} s` };
      const unreachable = describeFault(error);
      if (unreachable === null) throw error;
      return { unreachable };
    } finally {
      // what was not read of an answer goes with its connection
      over.abort();
    }
  };
}

async function follow(target: Target, http: HttpSettings, memory: BodyMemory, signal: AbortSignal): Promise<Answer> {
  const headers = requestHeaders(target, http);
  let url = new URL(target.url);
  let movedTo: string | null = null;
  let first: boolean | null = null;
  let cookies: CookieJar = [];
  for (let redirects = 0, permanent = true; redirects <= MOST_REDIRECTS; redirects++) {
    const { response, publicAddress } = await connectSafely(
      url,
      withCookie(headers, cookieHeader(cookies, url)),
      http,
      signal,
    );
    first ??= publicAddress;
    const redirect = redirectOf(response.status, response.headers.get("location"), url);
    if (redirect === null) {
      const { status, headers } = response;
      const body = bringsDocument(status)
        ? await readBody(response, http.maxBodyBytes, memory, signal)
        : new Uint8Array();
      return { status, headers, body, sha256: sha256Of(body), url: url.href, movedTo, publicAddress: first };
    }
    await response.body?.cancel();
    if ("fault" in redirect) throw new FetchFault(redirect.fault);
    cookies = withCookies(cookies, url, response.headers.getSetCookie(), new Date());
    permanent &&= redirect.permanent;
    url = redirect.to;
    // a redirect that only sets a cookie leads back
    if (permanent) movedTo = url.href === target.url ? null : url.href;
  }
  throw new FetchFault(`The server redirects more than ${MOST_REDIRECTS} times`);
}

function requestHeaders({ etag, lastModified }: Target, { userAgent }: HttpSettings): Record<string, string> {
  return {
    "User-Agent": userAgent,
    Accept: ACCEPT,
    "Accept-Encoding": ACCEPT_ENCODING,
    ...(etag === null ? {} : { "If-None-Match": etag }),
    ...(lastModified === null ? {} : { "If-Modified-Since": lastModified }),
  };
}

const withCookie = (headers: Record<string, string>, cookie: string | null) =>
  cookie === null ? headers : { ...headers, Cookie: cookie };
