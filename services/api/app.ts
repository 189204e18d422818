import type { Health } from "@infostream/chassis/health";
import type { ServiceContext } from "@infostream/chassis/run";
import type { ArticleStore } from "@infostream/contracts";
import { Elysia } from "elysia";
import type { Kysely } from "kysely";
import { answerRoute } from "./answers/answer-route";
import { responseCache } from "./answers/response-cache";
import { articleRoutes } from "./articles/routes";
import { type Assets, loadAssets } from "./assets/load-assets";
import { assetRoutes } from "./assets/routes";
import { allowedMethods } from "./errors/allowed-methods";
import { answerErrors } from "./errors/answer-errors";
import { type RequestFeeds, withProblems } from "./feeds/request-feeds";
import { feedPageRoutes } from "./feeds/page-routes";
import { feedRoutes } from "./feeds/routes";
import { healthRoutes } from "./health/routes";
import { requireAdmin } from "./http/require-admin";
import type { Route } from "./http/route";
import { latestRoutes } from "./latest/routes";
import type { LiveArticles } from "./live/live-articles";
import { liveRoutes } from "./live/routes";
import { logRequests } from "./log-requests";
import { openApiRoutes } from "./openapi/routes";
import { opmlRoutes } from "./opml/routes";
import manifest from "./package.json";
import { createShell } from "./pages/layout";
import { searchRoutes } from "./search/routes";
import { tagRoutes } from "./tags/routes";

/** What the service works with; `main` hands it over. */
export interface ApiDeps {
  readonly db: Kysely<ArticleStore>;
  /** Sends a request to the fetcher, the only owner of feeds. */
  readonly requestFeeds: RequestFeeds;
  readonly live: LiveArticles;
  readonly adminToken: string | null;
  readonly health: Health;
  readonly context: Pick<ServiceContext, "log" | "draining">;
  readonly now: () => Date;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsedMs: () => number;
}

const CACHE_LIMITS = { maxAgeMs: 500, entries: 500, bytes: 64 * 1024 * 1024 };

/** Every route of the service. */
function allRoutes(given: ApiDeps, assets: Assets): Route[] {
  const deps = { ...given, requestFeeds: withProblems(given.requestFeeds) };
  const shell = createShell(assets);
  const features = [
    ...articleRoutes(deps, shell),
    ...tagRoutes(deps, shell),
    ...feedRoutes(deps),
    ...opmlRoutes(deps),
    ...liveRoutes(deps),
    ...latestRoutes(deps, shell),
    ...feedPageRoutes(deps, shell),
    ...searchRoutes(deps, shell),
    ...healthRoutes(deps),
    ...assetRoutes(assets),
  ];
  return [...features, ...openApiRoutes(features, manifest.version)];
}

/** The whole HTTP service. */
export function buildApp(given: ApiDeps) {
  const admin = requireAdmin(given.adminToken);
  const cache = responseCache(CACHE_LIMITS, given.elapsedMs);
  const assets = loadAssets();
  const routes = allRoutes(given, assets);
  const allowed = allowedMethods(routes.map(({ spec }) => spec));

  // a host may be one letter long: Elysia would look for the path behind its eleventh character
  const app = new Elysia({ handler: { standardHostname: false } }).onError(
    { as: "global" },
    answerErrors(createShell(assets), allowed, given.context),
  );
  for (const route of routes) {
    const answer = answerRoute(route, cache, admin);
    const path = route.spec.path.replace(/{(\w+)}/g, ":$1");
    // the body is read as the route declares it, after a look at the token
    app.route(route.spec.method, path, ({ request, params }) => answer(request, params ?? {}), { parse: "none" });
  }
  const routed = logRequests(app.fetch, given.context);
  return {
    /** A cached response is sent before any route is looked up, and without a line in the log. */
    handle: (request: Request): Response | Promise<Response> => cache.cached(request) ?? routed(request),
  };
}
