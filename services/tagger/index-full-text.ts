import { searchText } from "@infostream/contracts/search-text";
import { plainText } from "./core/read/plain-text";

/** An article whose whole text is not searchable yet. */
export interface UnindexedArticle {
  readonly id: string;
  readonly title: string;
  readonly contentHtml: string | null;
}

export interface IndexingDeps {
  /** Whether documents wait to be stored: they come first. */
  busy(): boolean;
  unindexed(limit: number): Promise<readonly UnindexedArticle[]>;
  index(texts: readonly { readonly id: string; readonly text: string }[]): Promise<void>;
}

/** Small enough that ingest never waits long for the other core. */
const AT_ONCE = 20;
/** Words beyond it would not fit a tsvector (1 MB), and searches do not need them. */
const MOST_CHARACTERS = 200_000;

/** Makes whole texts searchable behind the ingest, whose transactions index title and lead only; true where more waits. */
export async function indexFullText(deps: IndexingDeps): Promise<boolean> {
  if (deps.busy()) return false;
  const articles = await deps.unindexed(AT_ONCE);
  if (articles.length === 0) return false;
  await deps.index(articles.map((article) => ({ id: article.id, text: searchText(wholeText(article)) })));
  return articles.length === AT_ONCE;
}

const wholeText = ({ title, contentHtml }: UnindexedArticle) =>
  `${title}\n${plainText(contentHtml ?? "")}`.slice(0, MOST_CHARACTERS);
