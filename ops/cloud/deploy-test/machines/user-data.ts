import type { Aws } from "../aws/call";
import { text } from "../aws/xml";
import { docker, putFiles } from "../docker";
import type { Environment } from "../environment";
import { hostName } from "./host";

const LIMIT_MS = 15 * 60_000;

/** Runs the user data of an instance the way cloud-init does at the first boot; returns its output. */
export async function runUserData(aws: Aws, environment: Environment, instance: string): Promise<string> {
  const answer = await aws.query("ec2", "DescribeInstanceAttribute", { InstanceId: instance, Attribute: "userData" });
  const name = hostName(environment, instance);
  const path = "/var/lib/cloud/instance/user-data.txt";
  await putFiles(name, { [path]: Buffer.from(text(answer, "userData/value"), "base64").toString() });
  return docker(["exec", name, "systemd-run", "--wait", "--collect", "--pipe", "--quiet", "bash", path], {
    timeoutMs: LIMIT_MS,
  });
}
