import type { Aws } from "./aws/call";
import { type Environment, NAMES } from "./environment";
import { recorded } from "./machines/recorded";
import { awsUrl } from "./parts/aws";
import { pageAddress, statesUrl } from "./parts/load-balancer";

/** What runs and how to reach it, for a person. */
export async function state(aws: Aws, environment: Environment): Promise<string> {
  const { instances, names, attachments } = await recorded(aws);
  const targets = await fetch(`${await statesUrl(environment)}/targets`).then((answer) => answer.text());
  return [
    ...instances.map(({ id, role, address }) => `${role.padEnd(8)} ${address.padEnd(14)} ${environment.name(id)}`),
    ...attachments.map(({ volume, instance }) => `${volume} at ${instance}`),
    ...Object.entries(names).map(([name, address]) => `${name} → ${address}`),
    `targets  ${targets}`,
    `AWS      ${await awsUrl(environment)}`,
    `page     https://${await pageAddress(environment)} (${NAMES.page})`,
  ].join("\n");
}
