import { expect } from "bun:test";
import { execute } from "../docker";
import { targetStates } from "../parts/load-balancer";
import { OPERATOR } from "../parts/operator";
import type { World } from "../world";
import { expectDeployed } from "./deployed";
import { dieMidway } from "./die-midway";
import { deployedTag, pushOther } from "./other-image";
import { underLoad } from "./under-load";
import { held, look } from "./watch-rollout";

const REPORT = "/tmp/check.json";

interface Finding {
  readonly what: string;
  readonly do: string;
}

/** The operator's machine dies in the middle of a deploy, while an api is out of the load balancer. The next deploy repairs that. */
export function killedDeploy(world: World): void {
  const { environment, stage, mustPlay } = world;
  let imageTag = "";

  stage("killed deploy: the page is answered, and check says what is held and what to do", async () => {
    imageTag = await pushOther(world, "killed", "LABEL deployment.test=killed");
    const good = await deployedTag(world);
    let whole: readonly Finding[] = [];
    await underLoad(world, "killed deploy", async () => {
      const leaving = async () => Object.values(await targetStates(environment)).includes("draining");
      const deploy = ["deploy.yml", "-e", `image_tag=${imageTag}`];
      await dieMidway(world, deploy, "an api that leaves the load balancer", leaving);
      expect(held(await look(world))).toBe(3);
      whole = await check(world);
    });
    const { states, suspended } = await look(world);
    const gone = (await world.instances("api")).find(({ id }) => states[id] === undefined);
    expect(gone).toBeDefined();
    const said = (words: string) => whole.filter(({ what }) => what.includes(words));
    const [groups] = said("groups neither heal nor scale");
    for (const role of ["fetcher", "tagger", "api"]) expect(groups?.what).toContain(role);
    for (const group of suspended.keys()) expect(groups?.do).toContain(group);
    expect(groups?.do).toContain("resume-processes");
    expect(said(`does not know ${gone?.id}`).map((finding) => finding.do)).toEqual([expect.stringContaining("deploy")]);
    expect(await deployedTag(world)).toBe(good);
  });

  stage("killed deploy: the next one finishes it, and no request fails", async () => {
    await underLoad(world, "deploy after a killed one", () => mustPlay("deploy.yml", "-e", `image_tag=${imageTag}`));
    await expectDeployed(world, imageTag);
  });
}

async function check({ play, environment }: World): Promise<readonly Finding[]> {
  const { code, log } = await play("check.yml", "-e", `check_file=${REPORT}`);
  expect([log, code]).not.toEqual([log, 0]);
  const report = JSON.parse(await execute(environment.name(OPERATOR), ["cat", REPORT])) as {
    readonly whole: readonly Finding[];
  };
  return report.whole;
}
