import { sendRequest } from "@infostream/chassis/request-reply";
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

await run("api", async (context) => {
  const config = readConfig(process.env);
  const database = context.use(
    await connectPostgres<ArticleStore>({ url: config.databaseUrl, connections: config.databaseConnections }, context),
  );
  const nats = context.use(await connectNats({ ...config.nats, user: "api" }, context));

  const health = {
    checks: { postgres: () => checkStore(database.db), nats: nats.check },
    degraded: [nats.degraded],
  };
  // before what it reports, so that it answers until the end while the api drains
  context.use(serveHealth(config.ops, health, context));

  const articles = streamReader(nats, ARTICLE_TAGGED.name);
  const live = context.use(liveArticles(articles, config.live, Math.random, context));

  const app = buildApp({
    db: database.db,
    requestFeeds: (request, body) => sendRequest(nats, request, body),
    live,
    adminToken: config.adminToken,
    health,
    context,
    now: () => new Date(),
    elapsedMs: () => performance.now(),
  });
  context.use(serve(config.at, { handle: app.handle, endStreams: live.end }, config.drainMs, context));
});
