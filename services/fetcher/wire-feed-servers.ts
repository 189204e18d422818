import type { ServiceContext } from "@infostream/chassis/run";
import { fetchDocument } from "./adapters/fetch-document";
import { bodyBudget } from "./adapters/body-budget";
import type { FetcherConfig } from "./config";
import { budgetFor } from "./core/lending";

export type FeedServers = ReturnType<typeof wireFeedServers>;

/** Asks the servers of feeds. All bodies share one budget of memory; each lives as long as its room. */
export const wireFeedServers = ({ http }: FetcherConfig, context: ServiceContext) => ({
  fetchDocument: fetchDocument(http, context.ending),
  openRoom: bodyBudget(budgetFor(http.maxBodyBytes)),
});
