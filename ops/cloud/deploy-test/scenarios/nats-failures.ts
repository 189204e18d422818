import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { operate } from "../parts/operator";
import { PLAYBOOKS } from "../playbook/run";
import type { Deployment } from "../deployment";
import { BOOT_MS, natsStages } from "./nats-stages";

/** The only host that holds state fails during publishing, without an operator: nothing is lost. */
export function natsFailures(deployment: Deployment): void {
  const { environment, aws, hypervisor, play } = deployment;
  const { natsStage, the, on } = natsStages(deployment);

  natsStage("NATS host: recovers by itself from a power failure during publishing", async () => {
    const nats = await the("nats");
    // at boot Docker does not start containers that were stopped by hand, so a rotation must not look like that
    await on(nats, "touch /run/infostream/tls.crt");
    expect(await operate(environment, RELOAD)).toContain("CHANGED");
    await hypervisor.reboot(nats.id);
    await until("NATS", async () => (await on(nats, SERVER)) === "runs", BOOT_MS);
    // memory is empty after a boot, and no playbook ran
    expect(await on(nats, UNITS)).toBe("active active active");
    expect(await on(nats, "/usr/local/sbin/infostream-nats-volume check && ls /run/infostream")).toContain("auth.conf");
  });

  natsStage("NATS host: without its volume NATS does not start, and check.yml says so", async () => {
    const nats = await the("nats");
    const { attachments } = await hypervisor.settle();
    const volume = attachments.find(({ instance }) => instance === nats.id)?.volume ?? "none";
    await aws.query("ec2", "DetachVolume", { VolumeId: volume, InstanceId: nats.id });
    await hypervisor.settle();
    await hypervisor.reboot(nats.id);
    await until("SSH", async () => (await on(nats, "systemctl is-active ssh || true")) === "active", BOOT_MS);
    const { code, output } = await play("check.yml");
    expect([code, output]).toEqual([2, expect.stringContaining("Nothing is mounted at /var/lib/infostream/nats")]);
    expect(await on(nats, SERVER)).toBe("does not run");
    await aws.query("ec2", "AttachVolume", { VolumeId: volume, InstanceId: nats.id, Device: "/dev/sdf" });
    await hypervisor.settle();
  });
}

const RELOAD = `env --chdir ${PLAYBOOKS} ansible nats --become -m include_role -a`
  .split(" ")
  .concat("name=nats tasks_from=reload");
const SERVER = `if pgrep --exact nats-server >/dev/null; then echo runs; else echo does not run; fi`;
const UNITS = `systemctl is-active infostream-secrets infostream-nats-volume docker | paste -sd ' '`;
