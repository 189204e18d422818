import { until } from "@infostream/chassis/testing/until";
import type { Environment } from "../environment";
import { IMAGES } from "../images";
import { published, start } from "./container";

const REGISTRY = "registry";
/** The name of the AWS registry; the resolver maps it to the stand-in. */
export const REGISTRY_NAME = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";

/** The registry that images are pushed to. */
export async function startRegistry(environment: Environment): Promise<void> {
  await start(environment, REGISTRY, {
    image: IMAGES.registry,
    at: { address: environment.address.registry },
    env: { REGISTRY_HTTP_ADDR: ":80", OTEL_TRACES_EXPORTER: "none" },
    ports: [80],
  });
  const url = `http://${await published(environment.name(REGISTRY), 80)}/v2/`;
  await until(
    "the registry",
    () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      ),
    30_000,
  );
}

/** The registry as this machine's engine reaches it, which trusts one on loopback without TLS. */
export const registryAddress = (environment: Environment) => published(environment.name(REGISTRY), 80);
