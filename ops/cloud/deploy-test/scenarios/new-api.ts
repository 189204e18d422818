import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { runUserData } from "../machines/user-data";
import { targetStates } from "../parts/load-balancer";
import type { Deployment } from "../deployment";
import { expectDeployed } from "./deployed";
import { deployedTag } from "./changed-image";
import { underLoad } from "./under-load";

const JOINED_MS = 60_000;

/** Terminates an api's instance. The new one configures itself through its user data and joins, without an operator. */
export function newApi(deployment: Deployment): void {
  const { environment, aws, hypervisor, stage, instances } = deployment;
  const healthyAre = (ids: readonly string[]) => async () => {
    const states = Object.entries(await targetStates(environment));
    const healthy = states.filter(([, state]) => state === "healthy").map(([id]) => id);
    return Bun.deepEquals(healthy.sort(), [...ids].sort());
  };

  stage("new api: its group launches it, and it configures itself by pull and joins", async () => {
    const [gone, ...others] = (await instances("api")).map(({ id }) => id);
    await hypervisor.terminate(gone ?? "");
    await until("a load balancer without the api that ended", healthyAre(others), JOINED_MS);
    const fresh = (await instances("api")).map(({ id }) => id).filter((id) => !others.includes(id));
    expect([fresh.length, fresh.includes(gone ?? "")]).toEqual([1, false]);
    const [joined = ""] = fresh;
    await underLoad(deployment, "new api by pull", async () => {
      await runUserData(aws, environment, joined);
      await until("a load balancer with the new api", healthyAre([...others, joined]), JOINED_MS);
    });
    await expectDeployed(deployment, await deployedTag(deployment));
  });
}
