/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { attribute } from "../pages/attribute";
import { pathWith } from "../http/link";
import { TagChips } from "./tag-chips";
import { safeLink } from "../pages/safe-link";
import { When } from "../pages/when";
import type { ArticleLine } from "./article-line";
import { languageOf } from "./language";

interface ListProps {
  readonly articles: readonly ArticleLine[];
  readonly now: Date;
  /** The page's own address with its query, and the cursor of the page after it. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly next: string | null;
  /** Where a script follows new articles of this list; only the newest page has it. */
  readonly events?: string | null;
  /** The text for an empty list. */
  readonly empty: string;
}

/** Articles one below another, and the way to older ones. */
export function ArticleList({ articles, now, path, query, next, events = null, empty }: ListProps) {
  const first = new URLSearchParams(query);
  first.delete("cursor");
  const older = new URLSearchParams(first);
  if (next !== null) older.set("cursor", next);
  return (
    <>
      {events === null ? "" : <p class="news" role="status" data-events={attribute(events)} />}
      {articles.length === 0 ? (
        <p class="empty" safe>
          {query.has("cursor") ? "No older articles." : empty}
        </p>
      ) : (
        <div class="list">
          {articles.map((line) => (
            <ArticleItem line={line} now={now} />
          ))}
        </div>
      )}
      {next !== null || query.has("cursor") ? (
        <nav class="pages" aria-label="Pages">
          {query.has("cursor") ? <a href={pathWith(path, first)}>Newest</a> : <span />}
          {next === null ? (
            ""
          ) : (
            <a rel="next" href={pathWith(path, older)}>
              Older articles
            </a>
          )}
        </nav>
      ) : (
        ""
      )}
    </>
  );
}

/** One article in a list. Everything from a feed is text here; only the article's page shows its markup, sanitised. */
function ArticleItem({ line: { article, sortAt }, now }: { line: ArticleLine; now: Date }) {
  const language = languageOf(article.language);
  const image = safeLink(article.image);
  return (
    <article id={`a${article.id}`} class="item">
      <p class="meta">
        <a class="source" href={`/feeds/${article.feed.id}`} dir="auto" safe>
          {article.feed.title ?? article.feed.url}
        </a>
        <When at={sortAt.toISOString()} now={now} />
      </p>
      <h2 lang={language} dir="auto">
        <a href={`/articles/${article.id}`} safe>
          {article.title || "Untitled"}
        </a>
      </h2>
      {article.summary === "" ? (
        ""
      ) : (
        <p class="summary" lang={language} dir="auto" safe>
          {article.summary}
        </p>
      )}
      {image === null ? "" : <img class="thumb" src={attribute(image)} alt="" loading="lazy" decoding="async" />}
      <TagChips names={article.tags.map(({ name }) => name)} />
    </article>
  );
}
