import { expect } from "bun:test";
import type { Report } from "../load/main";
import type { Article } from "../page";
import type { Deployment } from "../deployment";
import { expectDeployed } from "./deployed";
import { deployedTag } from "./changed-image";
import { pushRelease } from "./release";
import { serviceContainers } from "./service-containers";
import { underLoad } from "./under-load";
import { suspendedGroups, type RolloutState, monitorRollout } from "./monitor-rollout";

/** Longer than an article takes from its feed to the stream. */
const SETTLED_MS = 20_000;

/**
 * Deploys another image to every host while readers read and follow, even after a deploy that stopped half-way.
 * Returns a function that gives the tag deployed before.
 */
export function rollingDeploy(deployment: Deployment): () => string {
  const { stage, mustPlay, page } = deployment;
  let [tagBefore, imageTag] = ["", ""];
  let states: readonly RolloutState[] = [];

  stage("rolling deploy: no request fails, and followers receive every article exactly once", async () => {
    tagBefore = await deployedTag(deployment);
    imageTag = await pushRelease(deployment, "rolling");
    let articles: readonly Article[] = [];
    const report = await underLoad(deployment, "rolling deploy", async () => {
      const before = new Set((await page.articles()).map(({ id }) => id));
      await using monitor = monitorRollout(deployment);
      await mustPlay("deploy.yml", "-e", `image_tag=${imageTag}`);
      states = monitor.recorded;
      articles = (await page.articles()).filter(({ id }) => !before.has(id));
    });
    expectAllDelivered(report, articles);
  });

  stage("rolling deploy: every host runs the new image, and new hosts will too", () =>
    expectDeployed(deployment, imageTag),
  );

  stage("rolling deploy: goes host by host and always keeps a healthy api", async () => {
    const [tagger, fetcher, first, second] = await serviceContainers(deployment);
    expect([tagger, fetcher, first, second].map((each) => each?.role)).toEqual(["tagger", "fetcher", "api", "api"]);
    expect(states.map(({ healthy }) => healthy.length)).not.toContain(0);
    const isAway =
      (id = "") =>
      (state: RolloutState) =>
        !state.healthy.includes(id);
    // a record in which no api ever left would prove nothing
    const firstIsBack = states.findLastIndex(isAway(first?.id)) + 1;
    const secondLeaves = states.findIndex(isAway(second?.id));
    expect(firstIsBack).toBeGreaterThan(0);
    expect(secondLeaves).toBeGreaterThan(firstIsBack);
    // whenever an api was out, all three groups must be suspended
    const away = states.filter(({ healthy }) => healthy.length < 2);
    expect(away.filter((state) => suspendedGroups(state) !== 3)).toEqual([]);
  });
  return () => tagBefore;
}

/** Each follower reconnected at least once, since every api was replaced, and received every new article of the page. */
function expectAllDelivered({ followers }: Report, articles: readonly Article[]) {
  const settled = articles.filter(({ publishedAt }) => Date.parse(publishedAt ?? "") < Date.now() - SETTLED_MS);
  expect(settled.length).toBeGreaterThan(10);
  for (const { connections, articles: received } of followers) {
    expect(connections).toBeGreaterThan(1);
    expect(settled.map(({ id }) => id).filter((id) => !received.includes(id))).toEqual([]);
  }
}
