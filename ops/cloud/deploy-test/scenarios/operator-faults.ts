import { expect } from "bun:test";
import { execute, script } from "../docker";
import { SYSTEM } from "../environment";
import { hostName } from "../machines/host";
import type { Instance } from "../machines/recorded";
import { OPERATOR } from "../parts/operator";
import { PLAYBOOKS } from "../playbook/run";
import type { Deployment } from "../deployment";

/** Mistakes of operators and failures of hosts: the playbook stops and says what to do, and a second run repairs the host. */
export function operatorFaults(deployment: Deployment): void {
  const { environment, aws, check, play, mustPlay } = deployment;
  const on = ({ id }: Instance, text: string) => script(hostName(environment, id), text);
  const first = async (role: Instance["role"]) => {
    const [host] = await deployment.instances(role);
    if (host === undefined) throw new Error(`No ${role} is running`);
    return host;
  };
  /** The playbook fails and prints these texts. */
  const stops = async (words: readonly string[], playbook: string, ...args: readonly string[]) => {
    const { code, output, log } = await play(playbook, ...args);
    expect([log, code]).not.toEqual([log, 0]);
    const printed = output.replaceAll(/\s+/g, " ");
    for (const word of words) expect(printed).toContain(word);
  };
  const repaired = (host: Instance) => mustPlay("site.yml", "--limit", host.id);

  check("operator fault: a system that AWS does not know", () =>
    stops(['AWS has no system "elsewhere"', "INFOSTREAM_NAME"], "site.yml", "-e", "system_name=elsewhere"),
  );

  check("operator fault: an image tag without a digest", () =>
    stops(["It takes a tag and a digest"], "deploy.yml", "-e", "image_tag=latest"),
  );

  check("operator fault: a secret without a value", async () => {
    const host = await first("tagger");
    const SecretId = `${SYSTEM}/tagger/nats`;
    const { SecretString } = (await aws.json("secretsmanager", "GetSecretValue", { SecretId })) as {
      readonly SecretString: string;
    };
    const before = await on(host, RUNS);
    await aws.json("secretsmanager", "PutSecretValue", { SecretId, SecretString: "{}" });
    await stops([`The secret ${SecretId} is empty`, "put-secret-value"], "site.yml", "--limit", host.id);
    // the running service keeps its old login
    expect(await on(host, RUNS)).toBe(before);
    await aws.json("secretsmanager", "PutSecretValue", { SecretId, SecretString });
    await repaired(host);
  });

  check("operator fault: a host that does not answer", async () => {
    const host = await first("fetcher");
    await on(host, "systemctl stop ssh.socket ssh.service 2>/dev/null || systemctl stop ssh");
    await stops([`${host.id} cannot be reached`, "port 22"], "site.yml", "--limit", host.id, "-e", "reach_timeout=10");
    await on(host, "systemctl start ssh");
    await repaired(host);
  });

  check("operator fault: a host with a changed SSH key", async () => {
    const host = await first("fetcher");
    await on(host, "rm /etc/ssh/ssh_host_*; ssh-keygen -A; systemctl restart ssh");
    const forget = `ssh-keygen -R ${host.id}`;
    await stops(["Its SSH key has changed", forget], "site.yml", "--limit", host.id, "-e", "reach_timeout=10");
    await execute(environment.name(OPERATOR), forget.split(" "));
    await repaired(host);
  });

  check("operator fault: a disk that is nearly full", async () => {
    const host = await first("fetcher");
    // fakes the output of df instead of filling this machine's disk
    await on(host, `install -m 755 /dev/stdin /usr/local/bin/df <<'END'\n#!/bin/sh\nprintf 'Avail\\n12\\n'\nEND`);
    await stops(["has 12 MiB left", "docker image prune"], "site.yml", "--limit", host.id);
    await on(host, "rm /usr/local/bin/df");
    await repaired(host);
  });

  check("operator fault: a run that dies half-way is finished by the next", async () => {
    const host = await first("fetcher");
    // gives the playbook something to do
    await on(host, "rm /usr/local/sbin/infostream-watch /etc/docker/daemon.json");
    await execute(environment.name(OPERATOR), ["sh", "-c", DIES, "sh", host.id]);
    expect(await on(host, "ls /usr/local/sbin/infostream-watch 2>/dev/null || echo missing")).toBe("missing\n");
    await repaired(host);
    const { recap } = await repaired(host);
    expect(recap.get(host.id)?.changed).toBe(0);
  });
}

const RUNS = `docker inspect --format '{{.Id}} {{.State.StartedAt}}' infostream-tagger-1`;

// killed once it is at work on Docker, which comes before the watch
const DIES = `
cd ${PLAYBOOKS}
ansible-playbook site.yml --limit "$1" >/tmp/dies.log 2>&1 & pid=$!
until grep -q 'TASK \\[docker' /tmp/dies.log; do kill -0 $pid; sleep 0.2; done
kill -9 $pid; pkill -9 -f ansible-playbook || true
`;
