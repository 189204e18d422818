import { ask } from "@infostream/chassis/ask";
import { serveHealth } from "@infostream/chassis/health";
import { connectNats } from "@infostream/chassis/nats";
import { connectPostgres } from "@infostream/chassis/postgres";
import { streamReader } from "@infostream/chassis/read-stream";
import { run } from "@infostream/chassis/run";
import { ARTICLE_TAGGED, type ArticleStore } from "@infostream/contracts";
import { buildApp } from "./app";
import { readConfig } from "./config";
import { liveArticles } from "./live/live-articles";
import { serve } from "./serve";
import { checkStore } from "./store";

await run("api", async (life) => {
  const config = readConfig(process.env);
  const database = life.own(
    await connectPostgres<ArticleStore>({ url: config.databaseUrl, connections: config.databaseConnections }, life),
  );
  const nats = life.own(await connectNats({ ...config.nats, user: "api" }, life));

  const health = {
    checks: { postgres: () => checkStore(database.db), nats: nats.check },
    degraded: [nats.degraded],
  };
  // before what it reports, so that it answers until the end while the api drains
  life.own(serveHealth(config.ops, health, life));

  const articles = streamReader(nats, ARTICLE_TAGGED.name);
  const live = life.own(liveArticles(articles, config.live, Math.random, life));

  const app = buildApp({
    db: database.db,
    ask: (request, body) => ask(nats, request, body),
    live,
    adminToken: config.adminToken,
    health,
    life,
    now: () => new Date(),
    elapsedMs: () => performance.now(),
  });
  life.own(serve(config.at, { handle: app.handle, endStreams: live.end }, config.drainMs, life));
});
