/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { FullArticle } from "@infostream/contracts";
import type { Shell } from "../pages/layout";
import { ArticleView } from "./article-view";

/** `/articles/{id}`: one article in full. */
export function articlePage(found: { article: FullArticle; sortAt: Date }, now: Date, shell: Shell): Promise<string> {
  const { title, summary } = found.article;
  return shell({
    title: title || "Untitled",
    description: summary.slice(0, 200),
    section: null,
    content: <ArticleView {...found} now={now} />,
  });
}
