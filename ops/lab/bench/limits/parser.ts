import Parser from "rss-parser";
import { snippets } from "../feeds/articles";
import { generateFeed } from "../feeds/documents";
import type { Shape } from "../options";
import { ratePerSecond } from "./rate";

/** Articles that rss-parser alone reads in a second on one core, from documents as the feed server serves them. */
export async function parsedPerSecond(shape: Shape, seconds: number): Promise<number> {
  const pool = snippets();
  const documents = [0, 1, 2, 3].map((n) => generateFeed(pool, shape, n, "http://127.0.0.1", 0).body);
  let next = 0;
  return ratePerSecond(seconds, async () => {
    const { items } = await new Parser().parseString(documents[next++ % documents.length] ?? "");
    return items.length;
  });
}
