import { expect } from "bun:test";
import { execute } from "../docker";
import { targetStates } from "../parts/load-balancer";
import { OPERATOR } from "../parts/operator";
import type { Deployment } from "../deployment";
import { expectDeployed } from "./deployed";
import { killPlaybook } from "./kill-playbook";
import { deployedTag, pushChangedImage } from "./changed-image";
import { underLoad } from "./under-load";
import { currentRollout, suspendedGroups } from "./monitor-rollout";

const REPORT = "/tmp/check.json";

interface Finding {
  readonly what: string;
  readonly do: string;
}

/** The operator's machine dies in the middle of a deploy, while an api is out of the load balancer. The next deploy repairs it. */
export function killedDeploy(deployment: Deployment): void {
  const { environment, stage, mustPlay } = deployment;
  let imageTag = "";

  stage("killed deploy: the page keeps answering, and check.yml says what is suspended and what to do", async () => {
    imageTag = await pushChangedImage(deployment, "killed", "LABEL deployment.test=killed");
    const good = await deployedTag(deployment);
    let whole: readonly Finding[] = [];
    await underLoad(deployment, "killed deploy", async () => {
      const leaving = async () => Object.values(await targetStates(environment)).includes("draining");
      const deploy = ["deploy.yml", "-e", `image_tag=${imageTag}`];
      await killPlaybook(deployment, deploy, "an api that leaves the load balancer", leaving);
      expect(suspendedGroups(await currentRollout(deployment))).toBe(3);
      whole = await check(deployment);
    });
    const { states, suspended } = await currentRollout(deployment);
    const gone = (await deployment.instances("api")).find(({ id }) => states[id] === undefined);
    expect(gone).toBeDefined();
    const findings = (words: string) => whole.filter(({ what }) => what.includes(words));
    const [groups] = findings("groups neither heal nor scale");
    for (const role of ["fetcher", "tagger", "api"]) expect(groups?.what).toContain(role);
    for (const group of suspended.keys()) expect(groups?.do).toContain(group);
    expect(groups?.do).toContain("resume-processes");
    expect(findings(`does not know ${gone?.id}`).map((finding) => finding.do)).toEqual([
      expect.stringContaining("deploy"),
    ]);
    expect(await deployedTag(deployment)).toBe(good);
  });

  stage("killed deploy: the next deploy completes it, and no request fails", async () => {
    await underLoad(deployment, "deploy after a killed one", () =>
      mustPlay("deploy.yml", "-e", `image_tag=${imageTag}`),
    );
    await expectDeployed(deployment, imageTag);
  });
}

async function check({ play, environment }: Deployment): Promise<readonly Finding[]> {
  const { code, log } = await play("check.yml", "-e", `check_file=${REPORT}`);
  expect([log, code]).not.toEqual([log, 0]);
  const report = JSON.parse(await execute(environment.name(OPERATOR), ["cat", REPORT])) as {
    readonly whole: readonly Finding[];
  };
  return report.whole;
}
