import type { Environment } from "./environment";
import { pageAddress } from "./parts/load-balancer";
import { authority } from "./parts/operator";

/** The page as readers have it: over HTTPS, through the load balancer. */
export interface Page {
  readonly origin: string;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** The newest articles with their tags; throws if the page answers anything else. */
  articles(): Promise<readonly Article[]>;
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly tags: readonly unknown[];
}

const LIMIT_MS = 10_000;

export async function openPage(environment: Environment): Promise<Page> {
  const origin = `https://${await pageAddress(environment)}`;
  const ca = await authority(environment);
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, { signal: AbortSignal.timeout(LIMIT_MS), ...init, tls: { ca } });
  return {
    origin,
    fetch: ask,
    async articles() {
      const answer = await ask("/api/articles?limit=200");
      if (!answer.ok) throw new Error(`The page answered HTTP ${answer.status}: ${await answer.text()}`);
      const { items } = (await answer.json()) as { readonly items: readonly Article[] };
      return items;
    },
  };
}
