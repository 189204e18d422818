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

await run("fetcher", async (life) => {
  const config = readConfig(process.env);
  const database = life.own(await connectPostgres<FetcherTables>({ url: config.databaseUrl, connections: 10 }, life));
  await migrate(database.db, "fetcher", migrations, life);
  const nats = life.own(await connectNats({ ...config.nats, user: "fetcher" }, life));
  const archive = life.own(openArchive(config.archiveUrl));

  const servers = wireFeedServers(config, life);
  const relay = await wireRelay(database, nats, life);
  const polls = wirePolls({ config, database, archive, servers, relay }, life);
  const parsed = await wireParseResults(config, database, nats, life);
  const wake = () => {
    polls.wake();
    relay.wake();
  };
  wireRequests({ config, database, nats, servers, polls, wake }, life);

  const health = {
    checks: { postgres: database.check, nats: nats.check, archive: archive.check },
    degraded: [nats.degraded, parsed.degraded],
  };
  life.own(serveHealth(config.ops, health, life));
  // what is answered here is known to the server before anyone hears that the fetcher started
  await nats.check();
});
