import { script } from "../docker";
import { hostName } from "../machines/host";
import type { Instance, Role } from "../machines/recorded";
import type { Deployment } from "../deployment";

const READY_PORT: Readonly<Record<Role, number>> = { nats: 8222, fetcher: 8081, tagger: 8082, api: 8083 };

/** Start time and number of restarts of each host's container, or the reason why there is none. */
export async function containersSince(
  { environment }: Deployment,
  hosts: readonly Instance[],
): Promise<readonly string[]> {
  const of = async ({ id, role }: Instance) =>
    `${role} ${id}: ${(await script(hostName(environment, id), INSPECT, `infostream-${role}-1`)).trim()}`;
  return (await Promise.all(hosts.map(of))).sort();
}

const INSPECT = `docker inspect --format '{{.State.Status}} since {{.State.StartedAt}}, {{.RestartCount}} restarts' "$1" 2>&1 || true`;

export interface Readiness {
  readonly status: number;
  readonly body: string;
}

/** The readiness that a host's service reports; status 0 if it does not answer. */
export async function readiness({ environment }: Deployment, { id, role }: Instance): Promise<Readiness> {
  const path = role === "nats" ? "healthz" : "readyz";
  const url = `http://127.0.0.1:${READY_PORT[role]}/${path}`;
  const answer = await script(hostName(environment, id), CURL, url);
  const at = answer.lastIndexOf("\n");
  return { status: Number(answer.slice(at + 1)), body: answer.slice(0, at) };
}

const CURL = `curl --silent --max-time 10 --write-out '\\n%{http_code}' "$1" || true`;
