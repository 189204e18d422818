import type { ArticleFeed, ArticleTagged } from "@infostream/contracts";
import type { WrittenArticle } from "./revision";

/** The body of `article.tagged`: the article as `/api/articles` shows it, with its revision. */
export function toArticleEvent(article: WrittenArticle, feeds: ReadonlyMap<string, ArticleFeed>): ArticleTagged {
  const { draft, document } = article;
  const feed = feeds.get(document.feedId) ?? { id: document.feedId, title: null, url: document.feedUrl, siteUrl: null };
  return {
    id: article.id,
    revision: article.revision,
    url: draft.url,
    title: draft.title,
    summary: draft.summary,
    author: draft.author,
    publishedAt: article.publishedAt?.toISOString() ?? null,
    fetchedAt: article.fetchedAt.toISOString(),
    updatedAt: article.updatedAt?.toISOString() ?? null,
    language: draft.language,
    image: draft.image,
    enclosures: [...draft.enclosures],
    feed,
    tags: [...draft.tags],
  };
}
