import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { script } from "../docker";
import { OPERATOR } from "../parts/operator";
import type { Deployment } from "../deployment";

const LIMIT_MS = 10 * 60_000;
const EVERY_MS = 300;

/** Kills the operator's processes during a playbook, as soon as `reached` is true. */
export async function killPlaybook(
  deployment: Deployment,
  [playbook = "", ...args]: readonly string[],
  name: string,
  reached: () => Promise<boolean>,
): Promise<void> {
  const playing = deployment.play(playbook, ...args);
  await until(name, async () => (await reached()) || Bun.sleep(EVERY_MS), LIMIT_MS);
  await script(deployment.environment.name(OPERATOR), KILL);
  const { code, log } = await playing;
  expect([log, code]).toEqual([log, 137]);
}

// everything at once, like a machine that dies
const KILL = `
for each in /proc/[0-9]*; do
  case "$(tr '\\0' ' ' <"$each/cmdline")" in /usr/bin/python3*ansible-playbook*) kill -9 "\${each#/proc/}" ;; esac
done
`;
