import { searchTokens } from "./search-tokens";

export { searchQuery } from "./search-query";

/** PostgreSQL's positions end here: words after them could be found, phrases could not. */
const mostTokens = 16_383;
/** With their positions these stay below the megabyte that a tsvector may have, at three bytes a unit. */
const mostUnits = 250_000;

/**
 * A text as `to_tsvector('simple', …)` should read it in any language: "東京都 in Café" is "東京 京都 都 in cafe".
 * Long texts end after 16,383 tokens, so that none is refused. {@link searchQuery} is the other side.
 */
export function searchText(text: string): string {
  const tokens: string[] = [];
  let units = 0;
  for (const token of searchTokens(text)) {
    units += token.length + 1;
    if (tokens.length >= mostTokens || units > mostUnits) break;
    tokens.push(token);
  }
  return tokens.join(" ");
}
