import { answer } from "./answer";
import type { Article, Feed } from "./article";
import { composeArticle, type Source } from "./compose";
import { feeds } from "./content/feeds";
import { renderAtom } from "./render/atom";
import { renderCover } from "./render/cover";
import { renderJsonFeed } from "./render/json-feed";
import { renderArticlePage, renderIndexPage, typeOf } from "./render/pages";
import { renderRss } from "./render/rss";
import { listedAt, publishedAt, stepAt } from "./timeline";

export interface Site {
  readonly startMs: number;
  readonly everyMs: number;
  readonly seed: string;
  readonly publicUrl: string | null;
}

/** Answers one request as the site stands at `nowMs`. */
export function answerAt(site: Site, request: Request, nowMs: number): Response {
  if (request.method !== "GET" && request.method !== "HEAD")
    return new Response("only GET and HEAD\n", { status: 405, headers: { allow: "GET, HEAD" } });
  const url = new URL(request.url);
  const feed = feeds.find(({ path }) => path === url.pathname);
  if (feed) return answerFeed(site, feed, request, site.publicUrl ?? url.origin, nowMs);
  if (url.pathname === "/") return answerIndex(site, request, nowMs);
  if (url.pathname === "/healthz") return Response.json({ status: "ok" });
  return answerArticle(site, url.pathname, request, nowMs) ?? new Response("not here\n", { status: 404 });
}

function answerFeed(site: Site, feed: Feed, request: Request, origin: string, nowMs: number): Response {
  const source = sourceOf(site, feed);
  const step = stepAt(source.timeline, nowMs);
  const articles = listedAt(step).map((n) => composeArticle(source, n, step));
  const changedMs = publishedAt(source.timeline, step);
  return answer(request, {
    body: renderFeed(feed, articles, origin, changedMs),
    type: `${typeOf(feed)}; charset=utf-8`,
    changedMs,
  });
}

function renderFeed(feed: Feed, articles: readonly Article[], origin: string, changedMs: number): string {
  switch (feed.name) {
    case "world":
      return renderRss(feed, articles, origin, changedMs);
    case "technology":
      return renderAtom(feed, articles, origin, changedMs);
    case "science":
      return renderJsonFeed(feed, articles, origin);
    default:
      return feed.name satisfies never;
  }
}

function answerIndex(site: Site, request: Request, nowMs: number): Response {
  const now = feeds.map((feed) => {
    const source = sourceOf(site, feed);
    const step = stepAt(source.timeline, nowMs);
    const articles = listedAt(step).slice(0, 8);
    return {
      feed,
      articles: articles.map((n) => composeArticle(source, n, step)),
      changedMs: publishedAt(source.timeline, step),
    };
  });
  const changedMs = Math.max(...now.map((feed) => feed.changedMs));
  return answer(request, { body: renderIndexPage(now), type: "text/html; charset=utf-8", changedMs });
}

const articlePath = /^\/(articles|covers|tables)\/((?:[a-z0-9-]*-)?([a-z]+)-([a-z0-9]+)-(\d{1,9}))(\.svg|\.csv|)$/;

/** An article's page, cover or table; a link of an earlier run leads to what it led to then. */
function answerArticle(site: Site, path: string, request: Request, nowMs: number): Response | null {
  const [, kind, slug, name, run = "", number, suffix] = articlePath.exec(path) ?? [];
  const feed = feeds.find((one) => one.name === name);
  const startMs = Number.parseInt(run, 36);
  if (!feed || startMs > nowMs) return null;
  const source = sourceOf({ ...site, startMs }, feed);
  const step = stepAt(source.timeline, nowMs);
  const n = Number(number);
  if (n > step) return null;
  const article = composeArticle(source, n, step);
  if (article.slug !== slug) return null;
  const changedMs = article.updatedMs;
  if (kind === "articles" && suffix === "")
    return answer(request, { body: renderArticlePage(feed, article), type: "text/html; charset=utf-8", changedMs });
  if (path === article.cover) return answer(request, { body: renderCover(slug), type: "image/svg+xml", changedMs });
  if (path === article.table?.path)
    return answer(request, { body: article.table.csv, type: "text/csv; charset=utf-8", changedMs });
  return null;
}

function sourceOf({ startMs, everyMs, seed }: Site, feed: Feed): Source {
  const staggerMs = Math.floor((everyMs * feeds.indexOf(feed)) / feeds.length);
  return { feed, seed, timeline: { startMs, everyMs, staggerMs } };
}
