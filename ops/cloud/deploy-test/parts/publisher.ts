import type { Aws } from "../aws/call";
import { docker, execute, tryDocker } from "../docker";
import { awsVariables, type Environment, SYSTEM } from "../environment";
import { IMAGES } from "../images";
import { PUBLISH_ACKNOWLEDGED, PUBLISH_FAILED } from "../inside/publisher-messages";
import type { StreamState } from "../inside/stream-state";
import { parameter, secret } from "../secret";
import { start } from "./container";
import { INSIDE, insideMounts } from "./inside";
import { startInterface } from "./interface";

/** A publisher in the VPC that never stops, and records the acknowledged messages. */
export interface Publisher extends AsyncDisposable {
  /** The ids of all acknowledged messages, in the order of the acknowledgements. */
  acknowledged(): Promise<readonly string[]>;
  /** How often a message was not acknowledged and had to be retried. */
  failedAttempts(): Promise<number>;
  /** The current contents of the stream, read through another login. */
  inspectStream(): Promise<StreamState>;
}

const PUBLISHER = "publisher";
export const PUBLISHERS_INTERFACE = "publisher-interface";
const INSPECT_LIMIT_MS = 60_000;

const RUN = `
printf %s "$NATS_CA" >"$NATS_CA_FILE"
exec bun ${INSIDE}/publish.ts
`;

/** Its network interface, in the fetchers' security group. */
export const startPublishersInterface = (environment: Environment): Promise<void> =>
  startInterface(environment, PUBLISHERS_INTERFACE, { address: environment.address.publisher, group: "FetcherSg" });

/** Starts it, with a fetcher's login. */
export async function startPublisher(environment: Environment, aws: Aws): Promise<Publisher> {
  const { name } = environment;
  await tryDocker(["rm", "--force", "--volumes", name(PUBLISHER)]);
  await start(environment, PUBLISHER, {
    image: IMAGES.services,
    at: { part: PUBLISHERS_INTERFACE },
    env: {
      ...awsVariables(environment),
      NATS_URL: await url(aws, "fetcher/nats"),
      OBSERVER_URL: await url(aws, "nats/observer"),
      NATS_CA: await parameter(aws, "nats-ca"),
      NATS_CA_FILE: "/tmp/nats-ca.pem",
      ARCHIVE_URL: `s3://${await documentsBucket(aws)}`,
    },
    options: insideMounts,
    command: ["sh", "-euc", RUN],
  });
  const idsLogged = async (event: string) => {
    const lines = (await docker(["logs", name(PUBLISHER)])).split("\n").filter((line) => line.startsWith("{"));
    return lines
      .map((line) => JSON.parse(line) as { readonly event: string; readonly id: string })
      .filter((line) => line.event === event)
      .map(({ id }) => id);
  };
  return {
    acknowledged: () => idsLogged(PUBLISH_ACKNOWLEDGED),
    failedAttempts: async () => (await idsLogged(PUBLISH_FAILED)).length,
    inspectStream: async () =>
      JSON.parse(
        await execute(name(PUBLISHER), ["bun", `${INSIDE}/inspect-stream.ts`], { timeoutMs: INSPECT_LIMIT_MS }),
      ) as StreamState,
    async [Symbol.asyncDispose]() {
      await docker(["rm", "--force", "--volumes", name(PUBLISHER)]);
    },
  };
}

async function url(aws: Aws, login: string): Promise<string> {
  const { username, password } = await secret(aws, login);
  return `tls://${username}:${password}@nats.${SYSTEM}.internal:4222`;
}

async function documentsBucket(aws: Aws): Promise<string> {
  const settings = JSON.parse(await parameter(aws, "settings")) as { readonly documents_bucket: string };
  return settings.documents_bucket;
}
