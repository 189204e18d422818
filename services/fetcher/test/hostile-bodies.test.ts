import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync } from "node:fs";
import { sendRequest } from "@infostream/chassis/request-reply";
import { until } from "@infostream/chassis/testing/servers";
import { feedRequests } from "@infostream/contracts";
import { bombs } from "./bombs";
import { endless, feedServer, rss } from "./feed-server";
import { type RunningFetcher, stage, type Stage, startFetcher } from "./running-fetcher";

// each file has a default of its own
setDefaultTimeout(120_000);

const MiB = 1024 * 1024;
/** What the fetcher's container has. */
const CONTAINER_MB = 768;
const HOSTILE = 40;
const tooLarge = "The document is larger than 15 MB";

interface Hostile {
  readonly name: string;
  readonly answer: () => Response;
  readonly error: string | null;
}
const large = new Uint8Array(14 * MiB).fill(32);
const hostile: readonly Hostile[] = [
  ...(await bombs(200 * MiB)).map(({ name, contentEncoding, body }) => ({
    name: `a bomb in ${name}`,
    answer: () => new Response(body, { headers: { "content-encoding": contentEncoding } }),
    error: tooLarge,
  })),
  { name: "a body without end", answer: () => new Response(endless()), error: tooLarge },
  { name: "a document just below the limit", answer: () => new Response(large), error: null },
];

let at: Stage;
beforeAll(async () => {
  at = await stage();
});
afterAll(() => at[Symbol.asyncDispose]());

test.skipIf(!existsSync("/proc/self/clear_refs")).each(hostile)(
  "$name costs the fetcher 100 MB at most, and forty at once fit into its container",
  async ({ answer, error }) => {
    await using fetcher = await startFetcher(at);
    using honest = feedServer(() => new Response(rss("x")));
    expect(await errorsOf([honest.url])).toEqual([null]);
    const rest = await memoryMb(fetcher, "VmRSS");
    using site = feedServer(answer);

    await forgetPeak(fetcher);
    expect(await errorsOf([site.url])).toEqual([error]);
    expect((await memoryMb(fetcher, "VmHWM")) - rest).toBeLessThan(100);

    const forty = Array.from({ length: HOSTILE }, (_, i) => `${site.url}?${i}`);
    expect(await errorsOf(forty)).toEqual(forty.map(() => error));
    expect(await memoryMb(fetcher, "VmHWM")).toBeLessThan(CONTAINER_MB);
  },
);

/** Subscribes to all of these at once; what is wrong with each, once it was polled. */
async function errorsOf(urls: readonly string[]): Promise<readonly (string | null)[]> {
  await sendRequest(at.api, feedRequests.import, { feeds: urls.map((url) => ({ url })) });
  // read from the database, since the fetcher itself is busy meanwhile
  const polled = () =>
    at.sql<{ fetch_error: string | null }[]>`
      select fetch_error from fetcher.feeds where url in ${at.sql(urls)} and last_polled_at is not null`;
  await until("every feed is polled", async () => (await polled()).length === urls.length, 60_000);
  return (await polled()).map((feed) => feed.fetch_error);
}

/** What a process holds now (`VmRSS`), or held at most (`VmHWM`). */
async function memoryMb({ pid }: RunningFetcher, field: "VmRSS" | "VmHWM") {
  const status = await Bun.file(`/proc/${pid}/status`).text();
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
}

/** `VmHWM` starts again from what is held now; see proc(5). */
const forgetPeak = ({ pid }: RunningFetcher) => Bun.write(`/proc/${pid}/clear_refs`, "5");
