import { openArchive, sha256Of } from "@infostream/chassis/archive";
import { pause } from "@infostream/chassis/backoff";
import { connectNats } from "@infostream/chassis/nats";
import { publishOne } from "@infostream/chassis/publish";
import { run } from "@infostream/chassis/run";
import { readSettings } from "@infostream/chassis/settings";
import { newTrace } from "@infostream/chassis/trace";
import { FeedRaw } from "@infostream/contracts";
import { PUBLISH_ACKNOWLEDGED, FEED, LANES, PUBLISH_FAILED, PAUSE_MS } from "./publisher-messages";

// A fetcher that never stops publishing: it publishes a document without articles again and again, each time under a new id, and
// logs every id that NATS acknowledged. A message without an acknowledgement is published again under the same id.
await run("publisher", async ({ use, log, ending, fail }) => {
  const { url, caFile, archiveUrl } = readSettings(process.env, (settings) => ({
    url: settings.url("NATS_URL", ["tls"]),
    caFile: settings.text("NATS_CA_FILE"),
    archiveUrl: settings.url("ARCHIVE_URL", ["s3"]),
  }));
  const body = new TextEncoder().encode(`<rss version="2.0"><channel><title>${FEED.feedTitle}</title></channel></rss>`);
  const sha256 = sha256Of(body);
  const archiveKey = await use(openArchive(archiveUrl)).keep(body, sha256);
  const nats = use(await connectNats({ url, user: "fetcher", caFile }, { log, ending, fail }));

  const publish = async (fetchId: string) => {
    const fetchedAt = new Date();
    const about = { archiveKey, sha256, bytes: body.length, fetchedAt: fetchedAt.toISOString() };
    const origin = { source: "fetcher", time: fetchedAt, traceparent: newTrace() };
    const wire = FeedRaw.encode({ ...FEED, ...about, fetchId }, origin);
    while (!ending.aborted)
      try {
        await publishOne(nats, wire);
        return log.info(PUBLISH_ACKNOWLEDGED, "NATS acknowledged a document.", { id: fetchId });
      } catch (error) {
        log.warn(PUBLISH_FAILED, "NATS did not acknowledge a document; publishing it again.", { id: fetchId, error });
        await pause(PAUSE_MS, ending);
      }
  };
  const lane = async () => {
    while (!ending.aborted) {
      await publish(Bun.randomUUIDv7());
      await pause(PAUSE_MS, ending);
    }
  };
  for (let i = 0; i < LANES; i++) void lane().catch(fail);
});
