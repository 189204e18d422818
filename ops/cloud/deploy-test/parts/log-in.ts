import type { Aws } from "../aws/call";
import { docker } from "../docker";
import { type Environment, SYSTEM } from "../environment";
import { IMAGES } from "../images";
import { parameter } from "../secret";
import { INSIDE, insideMounts } from "./inside";
import { PUBLISHERS_INTERFACE } from "./publisher";

type Login = Readonly<Record<string, unknown>>;

/** Tries to log in to NATS with each of these; returns for each `accepted` or `refused`. */
export async function logIn(environment: Environment, aws: Aws, logins: readonly Login[]): Promise<readonly string[]> {
  const urls = logins.map(({ username, password }) => `tls://${username}:${password}@nats.${SYSTEM}.internal:4222`);
  const output = await docker([
    "run",
    "--rm",
    `--network=container:${environment.name(PUBLISHERS_INTERFACE)}`,
    `--env=NATS_CA=${await parameter(aws, "nats-ca")}`,
    ...insideMounts,
    IMAGES.services,
    "bun",
    `${INSIDE}/log-in.ts`,
    ...urls,
  ]);
  return output.trim().split("\n");
}
