import { fieldsOf } from "../bench/system/fields";
import { startScript } from "../bench/system/child";

export interface MockFeeds extends AsyncDisposable {
  /** The addresses of all three feeds. */
  readonly urls: readonly string[];
}

/** The mock feeds' own server as a process, with an article a second in each feed. */
export async function startMockFeeds(): Promise<MockFeeds> {
  const env = { MOCK_FEEDS_PORT: "0", MOCK_FEEDS_EVERY: "1s" };
  const server = await startScript(new URL("../mock-feeds/main.ts", import.meta.url), [], { env });
  const origin = fieldsOf(server.said, "the mock feeds").text("url").replace(/\/$/, "");
  return {
    urls: ["world.rss", "technology.atom", "science.json"].map((path) => `${origin}/${path}`),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
