import { awsVariables, type Environment } from "../environment";
import { FEEDS_PORT } from "../parts/feeds";
import { NAMES } from "../environment";
import { tunnel } from "../parts/connect";
import { authority } from "../parts/operator";
import { REGISTRY_NAME } from "../parts/registry";

/** The test's overrides, group_vars/all/own.yml. JSON is valid YAML. */
export async function overrides(environment: Environment): Promise<string> {
  return JSON.stringify(
    {
      ssh_tunnel: tunnel(environment),
      aws_environment: awsVariables(environment),
      registry_login: "none",
      docker_insecure_registries: [REGISTRY_NAME],
      log_driver: "local",
      database_ca: await authority(environment),
      // playbooks take an api out of the load balancer before they stop it
      api_environment: { INFOSTREAM_DRAIN: "3s" },
      fetcher_environment: { INFOSTREAM_ALLOW_HOSTS: `${NAMES.feeds}:${FEEDS_PORT}` },
    },
    null,
    2,
  );
}
