import { resolve } from "node:path";

export const REPOSITORY = resolve(import.meta.dir, "../../..");
/** Every container, volume and network of any deployment test. */
export const LABEL = "infostream.deploy-test";
export const REGION = "eu-central-1";
/** The system's name, as in both templates' parameters. */
export const SYSTEM = "infostream";

/** One deployment on this machine. Others, on other networks, may stand beside it. */
export interface Environment {
  readonly network: number;
  readonly buildCa: string;
  /** The label of everything that belongs to it. */
  readonly label: string;
  /** The name of one of its containers, volumes or networks. */
  name(part: string): string;
  readonly address: Readonly<Record<Place, string>>;
}

/** The parts with a fixed address. Hosts and databases have the addresses that AWS records. */
export type Place =
  | "gateway"
  | "resolver"
  | "loadBalancer"
  | "connect"
  | "monitoring"
  | "publisher"
  | "operator"
  | "aws"
  | "registry"
  | "feeds"
  | "readers";

export function environment(network: number, buildCa: string): Environment {
  const vpc = `10.${network}`;
  const internet = `10.${network + 1}`;
  return {
    network,
    buildCa,
    label: `${LABEL}=${network}`,
    name: (part) => `infostream-deploy-${network}-${part}`,
    address: {
      // this machine itself
      gateway: `${vpc}.0.1`,
      resolver: `${vpc}.0.2`,
      // at the upper ends of the subnets, since instances get addresses from the lower ends
      loadBalancer: `${vpc}.0.200`,
      connect: `${vpc}.31.200`,
      monitoring: `${vpc}.31.201`,
      publisher: `${vpc}.31.202`,
      operator: `${internet}.0.4`,
      aws: `${internet}.0.5`,
      registry: `${internet}.0.6`,
      feeds: `${internet}.0.7`,
      readers: `${internet}.0.8`,
    },
  };
}

export const vpcPrefix = ({ network }: Environment) => `10.${network}`;
/** The address of the n-th database: 0 is the first one, later ones were restored. */
export const databaseAddress = (environment: Environment, order: number) =>
  `${vpcPrefix(environment)}.47.${200 + order}`;

/** Environment variables with which any AWS SDK reaches AWS here. */
export const awsVariables = ({ address }: Environment) => ({
  AWS_ENDPOINT_URL: `http://${address.aws}`,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_DEFAULT_REGION: REGION,
  AWS_REGION: REGION,
});

/** Public names of stand-ins. */
export const NAMES = { page: "page.test", feeds: "feeds.test" } as const;

/** How long requests of a departing api may continue; shorter than on AWS, so that tests wait less. */
export const DEREGISTRATION_DELAY_S = 5;
