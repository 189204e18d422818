import { fieldsOf } from "../../lab/bench/system/fields";
import { startScript } from "../../lab/bench/system/child";

export interface MockFeeds extends AsyncDisposable {
  /** The addresses of all three feeds. */
  readonly urls: readonly string[];
}

/** The mock feeds' own server as a process; each feed starts with its newest articles and gains or corrects one at every `every`. */
export async function startMockFeeds(every = "1s"): Promise<MockFeeds> {
  const env = { MOCK_FEEDS_PORT: "0", MOCK_FEEDS_EVERY: every };
  const server = await startScript(new URL("../../local/mock-feeds/main.ts", import.meta.url), [], { env });
  const origin = fieldsOf(server.output, "the mock feeds").text("url").replace(/\/$/, "");
  return {
    urls: ["world.rss", "technology.atom", "science.json"].map((path) => `${origin}/${path}`),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
