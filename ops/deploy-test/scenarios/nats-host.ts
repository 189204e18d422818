import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { deployHosts } from "../aws/deploy";
import { text } from "../aws/xml";
import { script } from "../docker";
import { SYSTEM } from "../environment";
import { hostName } from "../machines/host";
import type { Instance } from "../machines/recorded";
import { runUserData } from "../machines/user-data";
import { keys, operate } from "../parts/operator";
import { PLAYBOOKS } from "../playbook/run";
import type { World } from "../world";
import { nothingIsLost } from "./nothing-lost";

const BOOT_MS = 240_000;

/** The one host that holds state goes away in every way that it can, while somebody publishes: nothing is lost. */
export function natsHost(world: World): void {
  const { environment, aws, hypervisor, stage, play, mustPlay } = world;
  let promised: readonly string[] = [];
  const nothingIsLostWhile = (happens: () => Promise<unknown>) => async () => {
    promised = await nothingIsLost(world, promised, happens);
  };
  const on = ({ id }: Instance, command: string) =>
    script(hostName(environment, id), command).then((said) => said.trim());
  const the = async (role: Instance["role"]) => {
    const [host, ...more] = await world.instances(role);
    if (host === undefined || more.length > 0) throw new Error(`there is not exactly one ${role}`);
    return host;
  };

  stage(
    "NATS host: its power fails under publishing, it comes back by itself",
    nothingIsLostWhile(async () => {
      const nats = await the("nats");
      // Docker starts no container at boot that it takes for ended by hand: what rotation does to it must not look so
      await on(nats, "touch /run/infostream/tls.crt");
      expect(await operate(environment, RELOAD)).toContain("CHANGED");
      await hypervisor.reboot(nats.id);
      await until("NATS", async () => (await on(nats, SERVER)) === "runs", BOOT_MS);
      // memory is empty after a boot, and no playbook ran
      expect(await on(nats, UNITS)).toBe("active active active");
      expect(await on(nats, "/usr/local/sbin/infostream-nats-volume look && ls /run/infostream")).toContain(
        "auth.conf",
      );
    }),
  );

  stage(
    "NATS host: reboot.yml takes it and a tagger in turn",
    nothingIsLostWhile(async () => {
      const hosts = [await the("tagger"), await the("nats")];
      const boots = () => Promise.all(hosts.map((host) => on(host, BOOTED)));
      const before = await boots();
      const limit = ["localhost", ...hosts.map(({ id }) => id)].join(",");
      const { recap } = await mustPlay("reboot.yml", "-e", "force=true", "--limit", limit);
      expect([...recap.keys()].sort()).toEqual(limit.split(",").sort());
      const after = await boots();
      expect(after.filter((boot, i) => boot === before[i])).toEqual([]);
    }),
  );

  stage(
    "NATS host: replaced by another image's, which configures itself by pull on the same volume",
    nothingIsLostWhile(async () => {
      const old = await the("nats");
      const fileSystem = await on(old, FILE_SYSTEM);
      const image = await aws.query("ec2", "RegisterImage", { Name: "debian-13-newer", RootDeviceName: "/dev/xvda" });
      await deployHosts(aws, { ImageId: text(image, "imageId") }, await keys(environment));
      const { names } = await hypervisor.settle();
      const fresh = await the("nats");
      expect(fresh.id).not.toBe(old.id);
      expect(fresh.address).not.toBe(old.address);
      expect(names[`nats.${SYSTEM}.internal`]).toBe(fresh.address);
      await runUserData(aws, environment, fresh.id);
      expect(await on(fresh, FILE_SYSTEM)).toBe(fileSystem);
    }),
  );

  stage(
    "NATS host: without its volume NATS does not start, and check.yml says so",
    nothingIsLostWhile(async () => {
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
    }),
  );
}

const RELOAD = `env --chdir ${PLAYBOOKS} ANSIBLE_CALLBACKS_ENABLED= ansible nats --become -m include_role -a`
  .split(" ")
  .concat("name=nats tasks_from=reload");
const SERVER = `if pgrep --exact nats-server >/dev/null; then echo runs; else echo does not run; fi`;
const UNITS = `systemctl is-active infostream-secrets infostream-nats-volume docker | paste -sd ' '`;
const BOOTED = `systemctl show --property=UserspaceTimestamp --timestamp=us --value`;
const FILE_SYSTEM = `blkid -p -o value -s UUID "$(findmnt --noheadings --output SOURCE /var/lib/infostream/nats)"`;
