import { expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { sendRequest } from "@infostream/chassis/request-reply";
import { FEED_RAW, feedRequests, TAGGER } from "@infostream/contracts";
import { feedServer, rss } from "./feed-server";
import { stage, startFetcher } from "./running-fetcher";

// each file has a default of its own
setDefaultTimeout(20_000);

test("the relay pauses before the stream could discard what the tagger has not seen, and loses nothing", async () => {
  await using at = await stage();
  const manager = await at.admin.jetstreamManager();
  const { config } = await manager.streams.info(FEED_RAW.name);
  await manager.streams.update(FEED_RAW.name, { ...config, max_bytes: 16 * 1024 });
  await using fetcher = await startFetcher(at);
  using site = feedServer((request) => new Response(rss(request.url)));
  const add = (from: number) => {
    const feeds = Array.from({ length: 10 }, (_, n) => ({ url: `${site.url}/${from + n}` }));
    return sendRequest(at.api, feedRequests.import, { feeds });
  };
  const stored = async () => (await manager.streams.info(FEED_RAW.name)).state;
  const logged = (event: string) => fetcher.lines().some((line) => String(line["event"]).startsWith(event));

  await add(0);
  await until("the first ten are published", async () => (await stored()).messages === 10);
  await until("the relay pauses", () => logged("relay.paused"));
  await add(10);
  await until("all are polled", () => site.requests.length === 20);
  expect(await stored()).toMatchObject({ first_seq: 1, last_seq: 10 });

  const tagger = await at.admin.jetstream().consumers.get(TAGGER.stream, TAGGER.name);
  for await (const message of await tagger.fetch({ max_messages: 10 })) message.ack();
  await until("the others follow", async () => (await stored()).last_seq === 20);
});
