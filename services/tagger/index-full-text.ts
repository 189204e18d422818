import { searchText } from "@infostream/contracts/search-text";
import { plainText } from "./core/read/plain-text";

/** An article whose whole text is not searchable yet. */
export interface Behind {
  readonly id: string;
  readonly title: string;
  readonly contentHtml: string | null;
}

export interface World {
  /** Whether documents wait to be stored: readers want them first. */
  busy(): boolean;
  behind(limit: number): Promise<readonly Behind[]>;
  index(texts: readonly { readonly id: string; readonly text: string }[]): Promise<void>;
}

/** Small enough that ingest never waits long for the other core. */
const ROUND = 20;
/** Words beyond it would not fit a tsvector (1 MB), and nobody searches for them. */
const MOST_CHARACTERS = 200_000;

/** Makes whole texts searchable behind the ingest, whose transactions index title and lead only; true where more waits. */
export async function indexFullText(world: World): Promise<boolean> {
  if (world.busy()) return false;
  const articles = await world.behind(ROUND);
  if (articles.length === 0) return false;
  await world.index(articles.map((article) => ({ id: article.id, text: searchText(wholeText(article)) })));
  return articles.length === ROUND;
}

const wholeText = ({ title, contentHtml }: Behind) =>
  `${title}\n${plainText(contentHtml ?? "")}`.slice(0, MOST_CHARACTERS);
