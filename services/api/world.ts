import type { Health } from "@infostream/chassis/health";
import type { Life } from "@infostream/chassis/run";
import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";
import type { AskFeeds } from "./feeds/ask-feeds";
import type { LiveArticles } from "./live/live-articles";

/** What the api needs of the world; `main` hands over what does it. */
export interface World {
  readonly db: Kysely<ArticleStore>;
  /** Asks the fetcher, who alone owns feeds. */
  readonly ask: AskFeeds;
  readonly live: LiveArticles;
  readonly adminToken: string | null;
  readonly health: Health;
  readonly life: Pick<Life, "log" | "draining">;
  readonly now: () => Date;
  /** Milliseconds that never go back, whatever is done to the clock. */
  readonly elapsedMs: () => number;
}
