import { docker, putFiles } from "../docker";
import { type Environment, NAMES, SYSTEM } from "../environment";
import { IMAGES } from "../images";
import { start } from "./container";

const RESOLVER = "resolver";

/** The VPC's resolver: names that AWS records, names of stand-ins, and the machine's own resolver for the rest. */
export const startResolver = (environment: Environment): Promise<void> =>
  start(environment, RESOLVER, {
    image: IMAGES.control,
    at: { address: environment.address.resolver },
    command: `dnsmasq --keep-in-foreground --log-facility=- --user=root --no-resolv --server=127.0.0.11 --no-hosts
      --addn-hosts=/names --local-ttl=1 --local=/test/ --local=/${SYSTEM}.internal/`.split(/\s+/),
  });

/** Sets the names that the resolver answers itself. */
export async function resolve(environment: Environment, names: Readonly<Record<string, string>>): Promise<void> {
  const { feeds, loadBalancer } = environment.address;
  const all = { ...names, [NAMES.feeds]: feeds, [NAMES.page]: loadBalancer };
  const lines = Object.entries(all).map(([name, address]) => `${address} ${name}\n`);
  await putFiles(environment.name(RESOLVER), { "/names": lines.sort().join("") });
  await docker(["kill", "--signal=HUP", environment.name(RESOLVER)]);
}
