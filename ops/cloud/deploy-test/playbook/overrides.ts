import { awsVariables, type Environment } from "../environment";
import { FEEDS_PORT } from "../parts/feeds";
import { NAMES } from "../environment";
import { tunnel } from "../parts/connect";
import { authority } from "../parts/operator";
import { REGISTRY_NAME } from "../parts/registry";

/** What the test says otherwise than an operator on AWS: group_vars/all/own.yml. JSON is YAML. */
export async function overrides(environment: Environment): Promise<string> {
  return JSON.stringify(
    {
      ssh_tunnel: tunnel(environment),
      aws_environment: awsVariables(environment),
      registry_login: "none",
      docker_insecure_registries: [REGISTRY_NAME],
      log_driver: "local",
      database_ca: await authority(environment),
      // an api that a playbook stops has left the load balancer before
      api_environment: { INFOSTREAM_DRAIN: "3s" },
      fetcher_environment: { INFOSTREAM_ALLOW_HOSTS: `${NAMES.feeds}:${FEEDS_PORT}` },
    },
    null,
    2,
  );
}
