import { expect } from "bun:test";
import { deployHosts } from "../aws/deploy";
import { text } from "../aws/xml";
import { SYSTEM } from "../environment";
import { runUserData } from "../machines/user-data";
import { keys } from "../parts/operator";
import type { Deployment } from "../deployment";
import { natsStages } from "./nats-stages";

/** The only host that holds state is rebooted and replaced during publishing: nothing is lost. */
export function natsHost(deployment: Deployment): void {
  const { environment, aws, hypervisor, mustPlay } = deployment;
  const { natsStage, the, on } = natsStages(deployment);

  natsStage("NATS host: reboot.yml reboots it and a tagger one after the other", async () => {
    const hosts = [await the("tagger"), await the("nats")];
    const boots = () => Promise.all(hosts.map((host) => on(host, BOOTED)));
    const before = await boots();
    const limit = ["localhost", ...hosts.map(({ id }) => id)].join(",");
    const { recap } = await mustPlay("reboot.yml", "-e", "force=true", "--limit", limit);
    expect([...recap.keys()].sort()).toEqual(limit.split(",").sort());
    const after = await boots();
    expect(after.filter((boot, i) => boot === before[i])).toEqual([]);
  });

  natsStage("NATS host: a replacement configures itself by pull and takes over the volume", async () => {
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
  });
}

const BOOTED = `systemctl show --property=UserspaceTimestamp --timestamp=us --value`;
const FILE_SYSTEM = `blkid -p -o value -s UUID "$(findmnt --noheadings --output SOURCE /var/lib/infostream/nats)"`;
