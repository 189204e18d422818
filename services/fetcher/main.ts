import { openArchive } from "@infostream/chassis/archive";
import { serveHealth } from "@infostream/chassis/health";
import { migrate } from "@infostream/chassis/migrate";
import { connectNats } from "@infostream/chassis/nats";
import { connectPostgres } from "@infostream/chassis/postgres";
import { run } from "@infostream/chassis/run";
import type { FetcherTables } from "./adapters/tables";
import { readConfig } from "./config";
import { migrations } from "./migrations";
import { wireFeedServers } from "./wire-feed-servers";
import { wireParseResults } from "./wire-parse-results";
import { wirePolls } from "./wire-polls";
import { wireRelay } from "./wire-relay";
import { wireRequests } from "./wire-requests";

await run("fetcher", async (context) => {
  const config = readConfig(process.env);
  const database = context.use(
    await connectPostgres<FetcherTables>({ url: config.databaseUrl, connections: 10 }, context),
  );
  await migrate(database.db, "fetcher", migrations, context);
  const nats = context.use(await connectNats({ ...config.nats, user: "fetcher" }, context));
  const archive = context.use(openArchive(config.archiveUrl));

  const servers = wireFeedServers(config, context);
  const relay = await wireRelay(database, nats, context);
  const polls = wirePolls({ config, database, archive, servers, relay }, context);
  const parsed = await wireParseResults(config, database, nats, context);
  const wake = () => {
    polls.wake();
    relay.wake();
  };
  wireRequests({ config, database, nats, servers, polls, wake }, context);

  const health = {
    checks: { postgres: database.check, nats: nats.check, archive: archive.check },
    degraded: [nats.degraded, parsed.degraded],
  };
  context.use(serveHealth(config.ops, health, context));
  // the server knows these subscriptions before the fetcher logs that it started
  await nats.check();
});
