import { type Env, readSettings } from "@infostream/chassis/settings";

/** Settings of the deployment test. */
export interface DeployTestConfig {
  /** Second octet of the VPC; the one above it is the Internet. */
  readonly network: number;
  /** Leaves everything running after the tests, for a person to inspect. */
  readonly keep: boolean;
  /** Continues with what an earlier run kept. */
  readonly reuse: boolean;
  /** PEM file of the network's own certificate authority, if it has one. */
  readonly buildCa: string;
}

export const help = `Runs a whole deployment on this machine: AWS's APIs, hosts, security groups, a load balancer. Needs a Docker engine.

  up                      builds the images and starts the network and all stand-ins, but no hosts
  stacks [Parameter=…]    creates or updates both CloudFormation stacks (group sizes start at 0) and their hosts
  playbook NAME [args]    runs a playbook of ansible/ with the test's overrides
  run COMMAND…            runs a command on the operator's machine, with the AWS variables set
  settle                  starts and stops hosts, volumes, names and security groups to match what AWS records
  shell [HOST]            prints the command that opens a shell on the operator's machine or on a host (id or role)
  user-data HOST          runs what the instance runs at its first boot
  state                   shows what runs and where to reach it
  timings                 writes the timings of the last test:deploy and test:operations into docs/deploy.md
  down                    removes everything

  INFOSTREAM_DEPLOY_TEST_NETWORK  an even number N: the VPC is 10.N.0.0/16, the Internet 10.N+1.0.0/16 (40)
  INFOSTREAM_DEPLOY_TEST_KEEP     true leaves everything running after the tests (false)
  INFOSTREAM_DEPLOY_TEST_REUSE    true continues with what an earlier run kept, for single tests: bun test -t "second run" (false)
  INFOSTREAM_BUILD_CA             as for compose.yml (NODE_EXTRA_CA_CERTS)
`;

/** Reads all settings; the error names every fault at once. */
export const readConfig = (env: Env): DeployTestConfig =>
  readSettings(env, (settings) => {
    const network = settings.integer("INFOSTREAM_DEPLOY_TEST_NETWORK", { min: 0, max: 254 }, 40);
    if (network % 2 === 1) settings.fault("INFOSTREAM_DEPLOY_TEST_NETWORK must be an even number");
    return {
      network,
      keep: settings.flag("INFOSTREAM_DEPLOY_TEST_KEEP", false),
      reuse: settings.flag("INFOSTREAM_DEPLOY_TEST_REUSE", false),
      buildCa: settings.text("INFOSTREAM_BUILD_CA", settings.text("NODE_EXTRA_CA_CERTS", "")),
    };
  });
