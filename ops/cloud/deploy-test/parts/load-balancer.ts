import { join } from "node:path";
import { readTemplate } from "../../templates/template";
import { awsVariables, DEREGISTRATION_DELAY_S, type Environment, NAMES } from "../environment";
import { IMAGES } from "../images";
import { haproxy, healthCheckOf } from "../stand-ins/load-balancer/haproxy";
import { published, start } from "./container";
import { startInterface } from "./interface";
import { certificate } from "./operator";

/** The port that serves the states of its targets. */
export const STATES_PORT = 8000;
const INTERFACE = "load-balancer-interface";

const RUN = `
printf %s "$CONFIG" >/etc/haproxy/haproxy.cfg
printf %s "$PAGE" >/etc/haproxy/page.pem
exec haproxy -W -f /etc/haproxy/haproxy.cfg
`;

/** The application load balancer: HAProxy with the listeners and health checks of ops/hosts.yaml, its targets from AWS. */
export async function startLoadBalancer(environment: Environment): Promise<void> {
  const { address } = environment;
  const health = healthCheckOf(readTemplate("hosts.yaml"));
  await startInterface(environment, INTERFACE, {
    address: address.loadBalancer,
    group: "AlbSg",
    ports: [80, 443, STATES_PORT],
  });
  const page = await certificate(environment, NAMES.page);
  await start(environment, "load-balancer", {
    image: IMAGES.control,
    at: { part: INTERFACE },
    env: { CONFIG: haproxy(health), PAGE: `${page.certificate}${page.key}` },
    command: ["sh", "-euc", RUN],
  });
  await start(environment, "load-balancer-targets", {
    image: IMAGES.bun,
    at: { part: INTERFACE },
    env: {
      AWS_URL: awsVariables(environment).AWS_ENDPOINT_URL,
      PORT: String(STATES_PORT),
      CHECK: `inter ${health.intervalS}s rise ${health.rise} fall ${health.fall}`,
      DEREGISTRATION_DELAY_S: String(DEREGISTRATION_DELAY_S),
    },
    options: ["--volume", `${join(import.meta.dir, "..")}:/test/ops/cloud/deploy-test:ro`],
    command: ["bun", "/test/ops/cloud/deploy-test/stand-ins/load-balancer/main.ts"],
  });
}

/** The page as this machine reaches it: the address on loopback, and what certificate to expect there. */
export const pageAddress = (environment: Environment) => published(environment.name(INTERFACE), 443);
export const statesUrl = async (environment: Environment) =>
  `http://${await published(environment.name(INTERFACE), STATES_PORT)}`;

/** The state of each target by instance: initial, healthy, unhealthy, draining. */
export async function targetStates(environment: Environment): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(`${await statesUrl(environment)}/targets`);
  return (await answer.json()) as Readonly<Record<string, string>>;
}
