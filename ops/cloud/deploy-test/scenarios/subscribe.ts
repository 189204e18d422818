import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { adminToken } from "../secret";
import type { Deployment } from "../deployment";

const HEARD_MS = 60_000;

/** Subscribes to feeds by the page's API, as its admin. */
export async function subscribe({ aws, page }: Deployment, urls: readonly string[]): Promise<void> {
  const authorization = `Bearer ${await adminToken(aws)}`;
  for (const url of urls) {
    const body = JSON.stringify({ url, pollEvery: "5s" });
    const headers = { authorization, "content-type": "application/json" };
    // the api answers 503 until the new fetcher answers requests
    await until(
      `a subscription to ${url}`,
      async () => {
        const answer = await page.fetch("/api/feeds", { method: "POST", headers, body });
        if (answer.status === 503) return false;
        expect([url, answer.ok, await answer.text()]).toEqual([url, true, expect.anything()]);
        return true;
      },
      HEARD_MS,
    );
  }
}
