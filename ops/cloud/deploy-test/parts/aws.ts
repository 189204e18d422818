import { until } from "@infostream/chassis/testing/until";
import { type Aws, aws } from "../aws/call";
import type { Environment } from "../environment";
import { IMAGES } from "../images";
import { published, start } from "./container";
import { STATES_PORT } from "./load-balancer";

const AWS = "aws";

/** AWS's APIs. */
export async function startAws(environment: Environment): Promise<void> {
  const { address } = environment;
  await start(environment, AWS, {
    image: IMAGES.moto,
    at: { address: address.aws },
    env: {
      TARGETS_URL: `http://${address.loadBalancer}:${STATES_PORT}/targets`,
      // S3's own host name must not be read as a bucket's
      S3_IGNORE_SUBDOMAIN_BUCKETNAME: "true",
    },
    ports: [80],
  });
  const url = await awsUrl(environment);
  await until(
    "AWS",
    () =>
      fetch(`${url}/moto-api/`).then(
        ({ ok }) => ok,
        () => false,
      ),
    60_000,
  );
}

/** AWS as this machine reaches it. */
export const connectAws = async (environment: Environment): Promise<Aws> => aws(await awsUrl(environment));
export const awsUrl = async (environment: Environment) => `http://${await published(environment.name(AWS), 80)}`;
