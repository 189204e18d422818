import { describeError } from "@infostream/chassis/log";
import { readSettings } from "@infostream/chassis/settings";
import { feedsOf } from "../setup/feeds";
import { subscribe } from "../setup/subscribe";

// compose.yml runs this last, once everything is healthy, so people look at its last line.
try {
  const config = readSettings(process.env, (settings) => ({
    feeds: feedsOf(settings.text("INFOSTREAM_FEEDS", "mock"), process.cwd()),
    mockFeeds: settings.text("MOCK_FEEDS"),
    api: { page: settings.url("INFOSTREAM_API", ["http"]), adminToken: settings.text("INFOSTREAM_ADMIN_TOKEN") },
    page: settings.text("INFOSTREAM_PAGE"),
  }));
  process.stdout.write(`${await subscribe(config.feeds, config.mockFeeds, config.api)}\n`);
  process.stdout.write(`InfoStream is at ${config.page}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`Could not subscribe to the feeds: ${describeError(error)}\n`);
  process.exit(1);
}
