import { test } from "bun:test";
import type { Aws } from "./aws/call";
import type { Environment } from "./environment";
import { type Hypervisor, hypervisor } from "./machines/hypervisor";
import type { Instance, Role } from "./machines/recorded";
import { openPage, type Page } from "./page";
import { connectAws } from "./parts/aws";
import { copyPlaybooks, mustPlay, play, type Played } from "./playbook/run";
import type { Measured, Step } from "./timings";

/** The deployment that every scenario works on. */
export interface Deployment {
  readonly environment: Environment;
  readonly aws: Aws;
  readonly hypervisor: Hypervisor;
  readonly page: Page;
  readonly step: Step;
  readonly measured: Measured;
  /** Registers a test that later ones build on: after a failure, the later ones are skipped. */
  stage(name: string, work: () => Promise<unknown>): void;
  /** Registers a test that no later one builds on. */
  check(name: string, work: () => Promise<unknown>): void;
  play(playbook: string, ...args: readonly string[]): Promise<Played>;
  /** Throws if the playbook fails. */
  mustPlay(playbook: string, ...args: readonly string[]): Promise<Played>;
  /** Running instances, as AWS records them. */
  instances(role?: Role): Promise<readonly Instance[]>;
}

export async function openDeployment(environment: Environment, step: Step, measured: Measured): Promise<Deployment> {
  const aws = await connectAws(environment);
  const machines = hypervisor(aws, environment);
  // copied once, so that later changes in the checkout do not affect this run
  await copyPlaybooks(environment);
  let broken: string | null = null;
  // while a scenario works, keep the machines in line with what AWS records
  const settled = (name: string, work: () => Promise<unknown>) => step(name, () => machines.during(work));
  return {
    environment,
    aws,
    hypervisor: machines,
    page: await openPage(environment),
    step,
    measured,
    stage: (name, work) =>
      test(name, async () => {
        if (broken !== null) throw new Error(`Skipped because an earlier stage failed: ${broken}`);
        broken = name;
        await settled(name, work);
        broken = null;
      }),
    check: (name, work) =>
      test(name, async () => {
        if (broken !== null) throw new Error(`Skipped because an earlier stage failed: ${broken}`);
        await settled(name, work);
      }),
    play: (playbook, ...args) => play(environment, playbook, args),
    mustPlay: (playbook, ...args) => mustPlay(environment, playbook, args),
    async instances(role) {
      const { instances } = await machines.settle();
      return role === undefined ? instances : instances.filter((each) => each.role === role);
    },
  };
}
