import { type Env, readSettings } from "@infostream/chassis/settings";

/** What the deployment test is told from outside. */
export interface DeployTestConfig {
  /** Second octet of the VPC; the one above it is the Internet. */
  readonly network: number;
  /** What was started stays, for a person to look at. */
  readonly keep: boolean;
  /** What an earlier run kept is gone on with. */
  readonly reuse: boolean;
  /** PEM file of the authority that signs what packages come with, where a network has its own. */
  readonly buildCa: string;
}

export const help = `The deployment on this machine: AWS's APIs, hosts, security groups, a load balancer. Needs a Docker engine.

  up                      images, network, and everything that is no host
  stacks [Parameter=…]    both CloudFormation stacks, created or updated (group sizes begin with 0), and their hosts
  playbook NAME [args]    ansible-playbook from ansible/, with what the test overrides
  run COMMAND…            a command on the operator's machine, with AWS's environment
  settle                  makes real what AWS records: hosts, volumes, names, security groups
  shell [HOST]            the command that opens a shell: on the operator's machine, or on a host (its id or role)
  user-data HOST          what the instance runs at its first boot, run now
  state                   what runs, where it is reached
  timings                 what the last runs of bun run test:deploy and test:operations took, into docs/deploy.md
  down                    takes everything away

  INFOSTREAM_DEPLOY_TEST_NETWORK  an even number: the VPC is 10.<it>.0.0/16, the Internet the next one (40)
  INFOSTREAM_DEPLOY_TEST_KEEP     true leaves everything running after the tests (false)
  INFOSTREAM_DEPLOY_TEST_REUSE    true goes on with what an earlier run left, for single tests: bun test -t "second run" (false)
  INFOSTREAM_BUILD_CA             as for compose.yml (NODE_EXTRA_CA_CERTS)
`;

/** Reads all settings; the error names every fault at once. */
export const readConfig = (env: Env): DeployTestConfig =>
  readSettings(env, (settings) => {
    const network = settings.integer("INFOSTREAM_DEPLOY_TEST_NETWORK", { min: 0, max: 254 }, 40);
    if (network % 2 === 1) settings.fault("INFOSTREAM_DEPLOY_TEST_NETWORK takes an even number");
    return {
      network,
      keep: settings.flag("INFOSTREAM_DEPLOY_TEST_KEEP", false),
      reuse: settings.flag("INFOSTREAM_DEPLOY_TEST_REUSE", false),
      buildCa: settings.text("INFOSTREAM_BUILD_CA", settings.text("NODE_EXTRA_CA_CERTS", "")),
    };
  });
