import { type Environment, LABEL } from "../environment";
import { IMAGES } from "../images";
import { start } from "./container";

export interface Interface {
  readonly address: string;
  readonly group: string;
  /** Ports that this machine reaches on loopback. */
  readonly ports?: readonly number[];
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * A network interface in a security group, for a stand-in that is not a host. The listening container shares it, so the rules
 * survive every restart.
 */
export const startInterface = (
  environment: Environment,
  part: string,
  { address, group, ports = [], labels = {} }: Interface,
): Promise<void> =>
  start(environment, part, {
    image: IMAGES.control,
    at: { address },
    ports,
    options: ["--cap-add", "NET_ADMIN", "--dns", environment.address.resolver],
    labels: { ...labels, [`${LABEL}.group`]: group, [`${LABEL}.address`]: address },
  });
