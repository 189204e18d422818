/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { attribute } from "../pages/attribute";
import type { FullArticle } from "@infostream/contracts";
import { safeLink } from "../pages/safe-link";
import { TagChips } from "./tag-chips";
import { When } from "../pages/when";
import { languageOf } from "./language";
import { Enclosures, Provenance } from "./article-notes";

/** One article in full. */
export function ArticleView({ article, sortAt, now }: { article: FullArticle; sortAt: Date; now: Date }) {
  const language = languageOf(article.language);
  const link = safeLink(article.url);
  return (
    <article class="full">
      <header>
        <p class="meta">
          <a class="source" href={`/feeds/${article.feed.id}`} dir="auto" safe>
            {article.feed.title ?? article.feed.url}
          </a>
          <When at={sortAt.toISOString()} now={now} />
          {article.author === null ? (
            ""
          ) : (
            <span dir="auto" safe>
              {article.author}
            </span>
          )}
        </p>
        <h1 lang={language} dir="auto" safe>
          {article.title || "Untitled"}
        </h1>
        <TagChips names={article.tags.map(({ name }) => name)} />
      </header>
      <Content article={article} language={language} />
      {link === null ? (
        ""
      ) : (
        <p>
          <a class="button" href={attribute(link)} rel="noopener nofollow" safe>
            {`Read at ${new URL(link).hostname}`}
          </a>
        </p>
      )}
      <Enclosures enclosures={article.enclosures} />
      <Provenance article={article} now={now} />
    </article>
  );
}

function Content({ article, language }: { article: FullArticle; language: string | undefined }) {
  const image = safeLink(article.image);
  // sanitised by findArticle: the only markup of a feed that any page shows
  const safeContent = article.contentHtml ?? "";
  const picture = image !== null && !safeContent.includes("<img") && !safeContent.includes("<video");
  return (
    <>
      {picture ? <img class="hero" src={attribute(image)} alt="" decoding="async" /> : ""}
      {safeContent.trim() === "" ? (
        <p class="prose" lang={language} dir="auto" safe>
          {article.summary}
        </p>
      ) : (
        <div class="prose" lang={language} dir="auto">
          {safeContent}
        </div>
      )}
    </>
  );
}
