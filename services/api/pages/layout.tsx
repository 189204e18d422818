/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { attribute } from "./attribute";
import type { Assets } from "../assets/load-assets";

export interface PageParts {
  /** Of the browser's tab; the site's name is added. */
  readonly title: string;
  readonly description: string;
  readonly section: "latest" | "feeds" | null;
  /** What the search box holds. */
  readonly q?: string;
  readonly content: JSX.Element;
  /** What stands beside the content or, on a phone, below it. */
  readonly rail?: JSX.Element;
  /** Whether a script adds new articles to the content. */
  readonly live?: boolean;
}

/** Puts content into the page that all pages share. */
export type Shell = (parts: PageParts) => Promise<string>;

export const createShell =
  (assets: Assets): Shell =>
  async (parts) => {
    const page = <Page assets={assets} parts={parts} />;
    return `<!doctype html>\n${await page}`;
  };

function Page({ assets, parts }: { assets: Assets; parts: PageParts }) {
  const { title, description, section, q, content, rail, live } = parts;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title safe>{title === "InfoStream" ? title : `${title} · InfoStream`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={attribute(description)} />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={assets.icon.path} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.stylesheet.path} />
        {live === true ? <script type="module" src={assets.live.path} /> : ""}
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <TopBar section={section} q={q} icon={assets.icon.path} />
        <div class={rail === undefined ? "columns alone" : "columns"}>
          <main id="content" tabindex="-1">
            {content}
          </main>
          {rail === undefined ? "" : rail}
        </div>
        <footer class="foot">
          <p>
            InfoStream gathers articles from feeds and tags them by keyword. For programs:{" "}
            <a href="/api/articles">articles</a>, <a href="/api/tags">tags</a>, <a href="/api/feeds">feeds</a>,{" "}
            <a href="/api/opml">OPML</a>.
          </p>
        </footer>
      </body>
    </html>
  );
}

function TopBar({ section, q, icon }: { section: PageParts["section"]; q: string | undefined; icon: string }) {
  return (
    <header class="top">
      <div class="top-in">
        <a class="brand" href="/">
          <img src={icon} alt="" width="28" height="28" />
          <span>InfoStream</span>
        </a>
        <nav aria-label="Main">
          <a href="/" aria-current={section === "latest" ? "page" : undefined}>
            Latest
          </a>
          <a class="to-tags" href="/#tags">
            Tags
          </a>
          <a href="/feeds" aria-current={section === "feeds" ? "page" : undefined}>
            Feeds
          </a>
        </nav>
        <form class="search" role="search" action="/search">
          <input
            type="search"
            name="q"
            value={attribute(q ?? "")}
            aria-label="Search articles"
            placeholder="Search articles"
            autocomplete="off"
            maxlength="500"
          />
          <button type="submit">Search</button>
        </form>
      </div>
    </header>
  );
}
