import { type Feed, type NewFeed, Refusal } from "@infostream/contracts";
import { feedNamedBy } from "../core/discover";
import { readFeedUrl } from "../core/feed-url";
import type { Answer, Unreachable } from "../core/outcome";
import { readWish, type Wish } from "../core/wish";

type Named = Pick<Wish, "url" | "host">;

export interface AddWorld {
  find(url: string): Promise<Feed | null>;
  /** One quick look at what is there; the answer is gone when it was seen. */
  look(url: string, see: (answer: Answer | Unreachable) => Named | null): Promise<Named | null>;
  subscribe(wish: Wish): Promise<{ readonly feed: Feed; readonly added: boolean }>;
}

/** Subscribes to a feed, or to the one that a page names. A server that cannot be reached now is no hindrance. */
export async function addFeed(body: NewFeed, world: AddWorld): Promise<{ feed: Feed; added: boolean }> {
  const wish = readWish(body);
  if ("invalid" in wish) throw new Refusal("invalid", wish.invalid);
  const known = await world.find(wish.url);
  if (known !== null) return { feed: known, added: false };
  return world.subscribe({ ...wish, ...(await world.look(wish.url, namedBy)) });
}

function namedBy(answer: Answer | Unreachable): Named | null {
  if ("unreachable" in answer || answer.status !== 200) return null;
  const named = feedNamedBy(answer);
  const where = named === null ? null : readFeedUrl(named);
  return where === null || "invalid" in where ? null : where;
}
