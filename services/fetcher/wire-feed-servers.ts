import type { ServiceContext } from "@infostream/chassis/run";
import { fetchDocument } from "./adapters/fetch-document";
import { bodyBudget } from "./adapters/body-budget";
import type { FetcherConfig } from "./config";
import { budgetFor } from "./core/lending";

export type FeedServers = ReturnType<typeof wireFeedServers>;

/** Fetches from feeds' servers. All bodies share one memory budget; each lives until its memory is disposed. */
export const wireFeedServers = ({ http }: FetcherConfig, context: ServiceContext) => ({
  fetchDocument: fetchDocument(http, context.ending),
  allocateBody: bodyBudget(budgetFor(http.maxBodyBytes)),
});
