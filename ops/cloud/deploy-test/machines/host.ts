import { docker, putFiles } from "../docker";
import { awsVariables, type Environment, LABEL, REGION } from "../environment";
import { IMAGES } from "../images";
import { eachOf } from "../parts/container";
import { sshPublicKey } from "../parts/operator";
import type { Instance } from "./recorded";

/** The file of a host's rules inside it; restored at every boot. */
export const RULES = "/etc/instance/security-groups.rules";

/** The name of an instance's container. */
export const hostName = (environment: Environment, instance: string) => environment.name(instance);

/** Starts a new machine for an instance. Its rules apply before it first uses the network. */
export async function launch(
  environment: Environment,
  instance: Instance,
  group: string,
  rules: string,
): Promise<void> {
  const name = hostName(environment, instance.id);
  const labels = { part: "host", instance: instance.id, role: instance.role, group, address: instance.address };
  await docker([
    "create",
    "--name",
    name,
    "--hostname",
    `ip-${instance.address.replaceAll(".", "-")}`,
    "--network",
    environment.name("network"),
    "--ip",
    instance.address,
    "--label",
    environment.label,
    ...eachOf("--label", Object.fromEntries(Object.entries(labels).map(([key, value]) => [`${LABEL}.${key}`, value]))),
    ...AS_A_MACHINE,
    IMAGES.host,
  ]);
  await putFiles(name, {
    [RULES]: rules,
    "/etc/instance/resolv.conf": `nameserver ${environment.address.resolver}\n`,
    "/home/admin/.ssh/authorized_keys": await sshPublicKey(environment),
    // as cloud-init leaves it
    "/var/lib/cloud/data/instance-id": `${instance.id}\n`,
    ...theInstancesRole(environment),
  });
  await docker(["start", name]);
}

/** What systemd and a nested engine need. `--privileged` would ask for CAP_SYS_RESOURCE, which some machines have not. */
const AS_A_MACHINE = [
  "--cap-add=ALL",
  "--cap-drop=SYS_RESOURCE",
  "--device-cgroup-rule=a *:* rwm",
  "--cgroupns=private",
  "--security-opt=seccomp=unconfined",
  "--security-opt=apparmor=unconfined",
  "--security-opt=systempaths=unconfined",
  "--tmpfs=/run",
  "--tmpfs=/run/lock",
  "--tmpfs=/tmp:exec",
  // a file system that the nested engine can stack layers on; goes with the container
  "--volume=/var/lib/docker",
  // a machine that reboots starts again
  "--restart=unless-stopped",
];

/** An EC2 instance finds AWS and its role through metadata; here root's programs read them from files. */
function theInstancesRole(environment: Environment) {
  const { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = awsVariables(environment);
  return {
    "/root/.aws/config": `[default]\nregion = ${REGION}\nendpoint_url = ${AWS_ENDPOINT_URL}\n`,
    "/root/.aws/credentials": `[default]\naws_access_key_id = ${AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}\n`,
  };
}
