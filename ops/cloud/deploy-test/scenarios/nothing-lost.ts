import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import type { Publisher } from "../parts/publisher";
import { startPublisher } from "../parts/publisher";
import type { World } from "../world";
import { compareNumbers, compareOnce, NOTHING_AMISS } from "./exactly-once";
import { type NumberedArticle, numberedArticles } from "./numbered-articles";
import { readiness } from "./running";

/** Enough to say that publishing goes on. */
const SOME = 20;
const BACK_MS = 240_000;
const CATCHES_UP_MS = 180_000;
/** What the tagger may have before it while somebody goes on publishing. */
const UNDER_WAY = 50;

/**
 * Lets something happen to the NATS host while somebody publishes and the services work. Afterwards, with no help, all of it
 * goes on; and everything that was ever acknowledged, `promised` included, is in the stream exactly once, which is the stream
 * that it was, with a tagger that never went back. Returns all that is promised from now on.
 */
export async function nothingIsLost(
  world: World,
  promised: readonly string[],
  happens: () => Promise<unknown>,
): Promise<readonly string[]> {
  await using publisher = await startPublisher(world.environment, world.aws);
  await goesOn(publisher);
  const before = await publisher.look();
  const inVain = await publisher.attemptsInVain();
  await happens();
  await goesOn(publisher);
  // otherwise nothing happened to the server while somebody published
  expect(await publisher.attemptsInVain()).toBeGreaterThan(inVain);
  await servicesGoOn(world);
  await until(
    "a tagger that has caught up",
    async () => (await publisher.look()).consumer.waiting < UNDER_WAY,
    BACK_MS,
  );

  const all = [...promised, ...(await publisher.acknowledged())];
  const after = await publisher.look();
  expect(compareOnce(all, after.ids)).toEqual(NOTHING_AMISS);
  expect([after.created, after.consumer.created]).toEqual([before.created, before.consumer.created]);
  expect(after.consumer.acknowledgedUpTo).toBeGreaterThan(before.consumer.acknowledgedUpTo);
  return all;
}

async function goesOn(publisher: Publisher): Promise<void> {
  const { length } = await publisher.acknowledged();
  await until(
    "messages that NATS acknowledges",
    async () => {
      await Bun.sleep(500);
      return (await publisher.acknowledged()).length >= length + SOME;
    },
    BACK_MS,
  );
}

/** Every service is ready by itself, and what these feeds publish from now on comes to the page, with all that came before. */
export async function servicesGoOn(
  world: World,
  isPolled: (article: NumberedArticle) => boolean = () => true,
): Promise<void> {
  const hosts = await world.instances();
  await until(
    "services that are all ready",
    async () => {
      const states = await Promise.all(hosts.map((host) => readiness(world, host)));
      return states.every(({ status }) => status === 200);
    },
    CATCHES_UP_MS,
  );
  const since = Date.now();
  await until(
    "an article of every feed that was published since",
    async () => {
      await Bun.sleep(1_000);
      const feeds = Map.groupBy((await numberedArticles(world.page)).filter(isPolled), ({ feed }) => feed);
      return [...feeds.values()].every((articles) => articles.some(({ publishedMs }) => publishedMs > since));
    },
    CATCHES_UP_MS,
  );
  expect(compareNumbers(await numberedArticles(world.page))).toEqual(NOTHING_AMISS);
}
