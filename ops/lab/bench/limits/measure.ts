import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { generateArticle, snippets } from "../feeds/articles";
import type { Shape } from "../options";
import { syncsPerSecond } from "./disk";
import { publishesPerSecond } from "./jetstream";
import { parsedPerSecond } from "./parser";
import { insertsPerSecond } from "./postgres";

/** How often per second this machine can do each single step of the pipeline, without the rest. */
export interface Limits {
  readonly parsedArticles: number;
  readonly insertedRows: number;
  readonly publishedMessages: number;
  readonly diskSyncs: number;
}

const seconds = 3;
// of an `article.tagged`: about what an article without its content takes
const messageBytes = 1_500;

/** Measures with its own servers, of the same versions and durability as the system's, on the disk that holds the state. */
export async function measureLimits(shape: Shape, state: string): Promise<Limits> {
  const folder = join(state, "limits");
  await mkdir(folder, { recursive: true });
  try {
    const pool = snippets();
    const bytesEach = shape.bytes / shape.articles;
    const contents = Array.from({ length: 500 }, (_, n) => generateArticle(pool, shape, 0, n, bytesEach, 0).html);
    return {
      diskSyncs: await syncsPerSecond(folder, seconds),
      parsedArticles: await parsedPerSecond(shape, seconds),
      insertedRows: await insertsPerSecond(folder, contents, seconds),
      publishedMessages: await publishesPerSecond(folder, messageBytes, seconds),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
