import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import type { Publisher } from "../parts/publisher";
import { startPublisher } from "../parts/publisher";
import type { Deployment } from "../deployment";
import { compareNumbers, compareOnce, NO_SHORTFALL } from "./exactly-once";
import { type NumberedArticle, numberedArticles } from "./numbered-articles";
import { readiness } from "./service-state";

/** Enough acknowledgements to show that publishing works. */
const SOME = 20;
const BACK_MS = 240_000;
const CATCHES_UP_MS = 180_000;
/** The backlog that the tagger may have during publishing. */
const UNDER_WAY = 50;

/**
 * Disturbs the NATS host while a publisher and the services work. Afterwards everything must recover by itself. Every message
 * ever acknowledged, `promised` included, must be in the stream exactly once; it must be the same stream, and the tagger's
 * consumer must not have gone back. Returns all messages acknowledged so far.
 */
export async function expectNoMessageLost(
  deployment: Deployment,
  promised: readonly string[],
  happens: () => Promise<unknown>,
): Promise<readonly string[]> {
  await using publisher = await startPublisher(deployment.environment, deployment.aws);
  await expectPublishing(publisher);
  const before = await publisher.inspectStream();
  const failedBefore = await publisher.failedAttempts();
  await happens();
  await expectPublishing(publisher);
  // otherwise the disturbance did not hit any publishing
  expect(await publisher.failedAttempts()).toBeGreaterThan(failedBefore);
  await expectServicesRecover(deployment);
  await until(
    "a tagger that has caught up",
    async () => (await publisher.inspectStream()).consumer.waiting < UNDER_WAY,
    BACK_MS,
  );

  const all = [...promised, ...(await publisher.acknowledged())];
  const after = await publisher.inspectStream();
  expect(compareOnce(all, after.ids)).toEqual(NO_SHORTFALL);
  expect([after.created, after.consumer.created]).toEqual([before.created, before.consumer.created]);
  expect(after.consumer.acknowledgedUpTo).toBeGreaterThan(before.consumer.acknowledgedUpTo);
  return all;
}

async function expectPublishing(publisher: Publisher): Promise<void> {
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

/** Every service becomes ready by itself, and new articles of these feeds reach the page, without a gap before them. */
export async function expectServicesRecover(
  deployment: Deployment,
  isPolled: (article: NumberedArticle) => boolean = () => true,
): Promise<void> {
  const hosts = await deployment.instances();
  await until(
    "services that are all ready",
    async () => {
      const states = await Promise.all(hosts.map((host) => readiness(deployment, host)));
      return states.every(({ status }) => status === 200);
    },
    CATCHES_UP_MS,
  );
  const since = Date.now();
  await until(
    "an article of every feed that was published since",
    async () => {
      await Bun.sleep(1_000);
      const feeds = Map.groupBy((await numberedArticles(deployment.page)).filter(isPolled), ({ feed }) => feed);
      return [...feeds.values()].every((articles) => articles.some(({ publishedMs }) => publishedMs > since));
    },
    CATCHES_UP_MS,
  );
  expect(compareNumbers(await numberedArticles(deployment.page))).toEqual(NO_SHORTFALL);
}
