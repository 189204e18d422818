import { sha256Of } from "@infostream/chassis/archive";
import { Unavailable } from "@infostream/chassis/unavailable";
import { FetchFault, faultInWords } from "../core/fetch-fault";
import type { Answer, Unreachable } from "../core/outcome";
import { redirectOf } from "../core/redirect";
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
 * Asks a feed's server for its document, conditionally where validators are known. Whatever the server does ends as an answer
 * or as words; only when the fetcher itself ends is the work thrown away.
 */
export function askServer(http: HttpSettings, ending: AbortSignal) {
  return async (target: Target, timeLimitMs = http.timeLimitMs): Promise<Answer | Unreachable> => {
    const tooLate = AbortSignal.timeout(timeLimitMs);
    try {
      return await follow(target, http, AbortSignal.any([tooLate, ending]));
    } catch (error) {
      if (ending.aborted) throw new Unavailable("the fetcher is ending", { cause: error });
      if (tooLate.aborted) return { unreachable: `no complete answer within ${timeLimitMs / 1000} s` };
      const unreachable = faultInWords(error);
      if (unreachable === null) throw error;
      return { unreachable };
    }
  };
}

async function follow(target: Target, http: HttpSettings, signal: AbortSignal): Promise<Answer> {
  const headers = requestHeaders(target, http);
  let url = new URL(target.url);
  let movedTo: string | null = null;
  let first: boolean | null = null;
  for (let redirects = 0, permanent = true; redirects <= MOST_REDIRECTS; redirects++) {
    const { response, publicAddress } = await connectSafely(url, headers, http, signal);
    first ??= publicAddress;
    const redirect = redirectOf(response.status, response.headers.get("location"), url);
    if (redirect === null) {
      const body = await readBody(response, http.maxBodyBytes);
      const { status, headers } = response;
      return { status, headers, body, sha256: sha256Of(body), url: url.href, movedTo, publicAddress: first };
    }
    await response.body?.cancel();
    if ("fault" in redirect) throw new FetchFault(redirect.fault);
    permanent &&= redirect.permanent;
    url = redirect.to;
    if (permanent) movedTo = url.href;
  }
  throw new FetchFault(`the server redirects more than ${MOST_REDIRECTS} times`);
}

function requestHeaders({ etag, lastModified }: Target, { userAgent }: HttpSettings): Record<string, string> {
  return {
    "User-Agent": userAgent,
    Accept: ACCEPT,
    ...(etag === null ? {} : { "If-None-Match": etag }),
    ...(lastModified === null ? {} : { "If-Modified-Since": lastModified }),
  };
}
