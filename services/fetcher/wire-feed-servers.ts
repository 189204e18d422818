import type { Life } from "@infostream/chassis/run";
import { askServer } from "./adapters/ask-server";
import { bodyBudget } from "./adapters/body-budget";
import type { FetcherConfig } from "./config";
import { budgetFor } from "./core/lending";

export type FeedServers = ReturnType<typeof wireFeedServers>;

/** Asks the servers of feeds. All bodies share one budget of memory; each lives as long as its room. */
export const wireFeedServers = ({ http }: FetcherConfig, life: Life) => ({
  ask: askServer(http, life.ending),
  openRoom: bodyBudget(budgetFor(http.maxBodyBytes)),
});
