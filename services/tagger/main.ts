import { openArchive } from "@infostream/chassis/archive";
import { serveHealth } from "@infostream/chassis/health";
import { migrate } from "@infostream/chassis/migrate";
import { connectNats } from "@infostream/chassis/nats";
import { connectPostgres } from "@infostream/chassis/postgres";
import { run } from "@infostream/chassis/run";
import { loadTagRules } from "./adapters/load-tag-rules";
import type { TaggerTables } from "./adapters/tables";
import { readConfig } from "./config";
import { migrations } from "./migrations";
import { wireDocuments } from "./wire-documents";
import { wireFullText } from "./wire-full-text";
import { wireRelays } from "./wire-relays";
import { wireStore, WRITERS } from "./wire-store";

/** Beside the writers: two relays, the full-text index and the check of `/readyz`. */
const OTHER_CONNECTIONS = 4;

await run("tagger", async (context) => {
  const config = readConfig(process.env);
  const rules = await loadTagRules(config.rulesFile ?? undefined);
  const database = context.use(
    await connectPostgres<TaggerTables>({ url: config.databaseUrl, connections: WRITERS + OTHER_CONNECTIONS }, context),
  );
  await migrate(database.db, "articles", migrations, context);
  const nats = context.use(await connectNats({ ...config.nats, user: "tagger" }, context));
  const archive = context.use(openArchive(config.archiveUrl));

  const relays = wireRelays(database, nats, context);
  const store = wireStore(database, rules, relays);
  wireFullText(database, store, context);
  const documents = await wireDocuments({ config, nats, archive, rules, store }, context);

  const health = {
    checks: { postgres: database.check, nats: nats.check, archive: archive.check },
    degraded: [nats.degraded, documents.degraded],
  };
  context.use(serveHealth(config.ops, health, context));
});
