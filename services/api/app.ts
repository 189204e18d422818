import type { Checks } from "@infostream/chassis/health";
import type { Life } from "@infostream/chassis/run";
import type { ArticleStore } from "@infostream/contracts";
import { Elysia } from "elysia";
import type { Kysely } from "kysely";
import { requireAdmin } from "./http/require-admin";
import { recentAnswers } from "./answers/recent-answers";
import { articlesApi } from "./articles/api";
import { articlePage } from "./articles/page";
import { searchPage } from "./search/page";
import { loadAssets } from "./assets/load-assets";
import { assetRoutes } from "./assets/routes";
import { allowedMethods } from "./errors/allowed-methods";
import { answerErrors } from "./errors/answer-errors";
import { feedsApi } from "./feeds/api";
import { type AskFeeds, speakHttp } from "./feeds/ask-feeds";
import { feedPage } from "./feeds/feed-page";
import { feedsPage } from "./feeds/pages";
import { healthRoutes } from "./health/routes";
import { createShell } from "./pages/layout";
import { latestPage } from "./latest/page";
import type { LiveArticles } from "./live/live-articles";
import { liveRoutes } from "./live/routes";
import { logRequests } from "./log-requests";
import { opmlApi } from "./opml/api";
import { tagsApi } from "./tags/api";
import { tagPage } from "./tags/page";

/** What the service works with; `main` hands it over. */
export interface ApiDeps {
  readonly db: Kysely<ArticleStore>;
  /** Asks the fetcher, who alone owns feeds. */
  readonly ask: AskFeeds;
  readonly live: LiveArticles;
  readonly adminToken: string | null;
  readonly checks: Checks;
  readonly life: Pick<Life, "log" | "draining">;
  readonly now: () => Date;
  /** Milliseconds that never go back, whatever is done to the clock. */
  readonly elapsedMs: () => number;
}

const KEPT = { keepMs: 500, entries: 500, bytes: 64 * 1024 * 1024 };

/** The whole HTTP service: mounts its features. */
export function buildApp(given: ApiDeps) {
  const deps = { ...given, ask: speakHttp(given.ask) };
  const admin = requireAdmin(given.adminToken);
  const answers = recentAnswers(KEPT, given.elapsedMs);
  const assets = loadAssets();
  const shell = createShell(assets);

  const features = new Elysia()
    .use(articlesApi(deps, answers))
    .use(tagsApi(deps, answers))
    .use(feedsApi(deps, admin))
    .use(opmlApi(deps, admin))
    .use(latestPage(deps, answers, shell))
    .use(articlePage(deps, answers, shell))
    .use(searchPage(deps, answers, shell))
    .use(tagPage(deps, answers, shell))
    .use(feedsPage(deps, shell))
    .use(feedPage(deps, shell))
    .use(liveRoutes(deps))
    .use(healthRoutes(deps))
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
