import { type Feed, type NewFeed, Refusal } from "@infostream/contracts";
import { feedNamedBy } from "../core/discover";
import { readFeedUrl } from "../core/feed-url";
import { type NewSubscription, readNewSubscription } from "../core/new-subscription";
import type { Answer, Unreachable } from "../core/outcome";
import type { LeasedFeed, Look } from "../poll";

type Named = Pick<NewSubscription, "url" | "host">;

interface Subscribed {
  readonly id: string;
  readonly added: boolean;
}

export interface AddFeedDeps {
  get(id: string): Promise<Feed | null>;
  find(url: string): Promise<Feed | null>;
  /** One quick look at what is there. */
  look(url: string): Promise<Look>;
  subscribe(subscriptions: readonly NewSubscription[]): Promise<readonly Subscribed[]>;
  /** Subscribes to one, and leases its feed where it is new. */
  subscribeAndLease(subscription: NewSubscription): Promise<Subscribed & { readonly lease: LeasedFeed | null }>;
  /** Records what the look saw as the feed's poll, and disposes of the look. */
  pollWith(feed: LeasedFeed, look: Look): void;
  /** Something is due, or to be published, now. */
  wake(): void;
}

/** Subscribes to a feed, or to the one that a page names. A server that cannot be reached now does not prevent that. */
export async function addFeed(body: NewFeed, deps: AddFeedDeps): Promise<{ feed: Feed; added: boolean }> {
  const subscription = readNewSubscription(body);
  if ("invalid" in subscription) throw new Refusal("invalid", subscription.invalid);
  const known = await deps.find(subscription.url);
  if (known !== null) return { feed: known, added: false };
  const { id, added } = await subscribeLooking(subscription, deps);
  deps.wake();
  const feed = await deps.get(id);
  if (feed === null) throw new Error(`${subscription.url} was subscribed, but its feed is missing`);
  return { feed, added };
}

/** What a quick look saw of a new feed is its first poll: strict servers refuse to be asked twice. */
async function subscribeLooking(subscription: NewSubscription, deps: AddFeedDeps): Promise<Subscribed> {
  using held = new DisposableStack();
  const look = held.use(await deps.look(subscription.url));
  const named = namedBy(look.answer);
  if (named !== null || "unreachable" in look.answer) {
    const [subscribed] = await deps.subscribe([{ ...subscription, ...named }]);
    return subscribed ?? Promise.reject(new Error(`${subscription.url} was neither found nor added`));
  }
  const subscribed = await deps.subscribeAndLease(subscription);
  if (subscribed.lease === null) return subscribed;
  deps.pollWith(subscribed.lease, look);
  held.move();
  return subscribed;
}

function namedBy(answer: Answer | Unreachable): Named | null {
  if ("unreachable" in answer || answer.status !== 200) return null;
  const named = feedNamedBy(answer);
  const where = named === null ? null : readFeedUrl(named);
  return where === null || "invalid" in where ? null : where;
}
