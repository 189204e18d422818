import { Elysia } from "elysia";
import { requireAdmin } from "./admin";
import { recentAnswers } from "./answers/recent-answers";
import { articlesApi } from "./articles/api";
import { articlePages } from "./articles/pages";
import { searchPage } from "./articles/search-page";
import { loadAssets } from "./assets/load-assets";
import { assetRoutes } from "./assets/routes";
import { allowedMethods } from "./errors/allowed-methods";
import { answerErrors } from "./errors/answer-errors";
import { feedsApi } from "./feeds/api";
import { speakHttp } from "./feeds/ask-feeds";
import { feedPage } from "./feeds/feed-page";
import { feedsPage } from "./feeds/pages";
import { healthRoutes } from "./health/routes";
import { createShell } from "./layout";
import { liveRoutes } from "./live/routes";
import { logRequests } from "./log-requests";
import { opmlApi } from "./opml/api";
import { tagsApi } from "./tags/api";
import { tagPage } from "./tags/page";
import type { World } from "./world";

const KEPT = { keepMs: 500, entries: 500, bytes: 64 * 1024 * 1024 };

/** The whole HTTP service: mounts its features. */
export function buildApp(given: World) {
  const world = { ...given, ask: speakHttp(given.ask) };
  const admin = requireAdmin(given.adminToken);
  const answers = recentAnswers(KEPT, given.elapsedMs);
  const assets = loadAssets();
  const shell = createShell(assets);

  const features = new Elysia()
    .use(articlesApi(world, answers))
    .use(tagsApi(world, answers))
    .use(feedsApi(world, admin))
    .use(opmlApi(world, admin))
    .use(articlePages(world, answers, shell))
    .use(searchPage(world, answers, shell))
    .use(tagPage(world, answers, shell))
    .use(feedsPage(world, shell))
    .use(feedPage(world, shell))
    .use(liveRoutes(world))
    .use(healthRoutes(world))
    .use(assetRoutes(assets));
  // a host may be one letter long: Elysia would look for the path behind its eleventh character
  const app = new Elysia({ handler: { standardHostname: false } })
    .onError({ as: "global" }, answerErrors(shell, allowedMethods(features.routes), given.life))
    .use(features);
  const routed = logRequests(app.fetch, given.life);
  return {
    /** An answer that is held in memory goes out before any route is looked for, and without a line in the log. */
    handle: (request: Request): Response | Promise<Response> => answers.held(request) ?? routed(request),
  };
}
