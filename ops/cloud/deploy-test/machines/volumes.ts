import { docker, execute, putFiles, script } from "../docker";
import type { Environment } from "../environment";
import { IMAGES } from "../images";
import { hostName } from "./host";
import type { Attachment } from "./recorded";

/** The disks of EBS volumes are files in a volume of the engine's; each is a loop device of this machine's kernel. */
const store = (environment: Environment) => environment.name("disks");

/** Gives each host the devices of its attached volumes, with the links that Debian's udev rules create; removes detached ones. */
export async function attach(environment: Environment, attachments: readonly Attachment[], hosts: readonly string[]) {
  for (const host of hosts) {
    const volumes = attachments.filter(({ instance }) => instance === host);
    const lines = await Promise.all(
      volumes.map(async ({ volume, gib }) => `${await loopOf(environment, volume, gib)} ${withoutDash(volume)}\n`),
    );
    const name = hostName(environment, host);
    const wanted = lines.join("");
    if ((await execute(name, ["sh", "-c", "cat /etc/instance/volumes 2>/dev/null || true"])) === wanted) continue;
    await putFiles(name, { "/etc/instance/volumes": wanted });
    await script(name, "rm -f /dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_*; /usr/local/lib/instance/volumes");
  }
}

const withoutDash = (volume: string) => volume.replace("-", "");

/** The number of a volume's loop device, created if missing. The disk is blank at first and outlives hosts. */
const loopOf = async (environment: Environment, volume: string, gib: number): Promise<string> =>
  (await besideLoops(environment, FIND_LOOP, `/disks/${store(environment)}-${volume}`, String(gib))).trim();

const FIND_LOOP = `
exec 9>/disks/lock; flock 9
[ -e "$1" ] || truncate -s "$2G" "$1"
known() { losetup --noheadings --list --output NAME,BACK-FILE | grep -F "$(basename "$1")" | head -1 | cut -d' ' -f1; }
loop=$(known "$1")
if [ -z "$loop" ]; then
  # "/dev/loop1 (lost)" where the node is missing here
  loop=$(losetup --find | cut -d' ' -f1)
  [ -b "$loop" ] || mknod "$loop" b 7 "\${loop#/dev/loop}"
  losetup "$loop" "$1"
fi
echo "\${loop#/dev/loop}"
`;

/** Releases every loop device of this environment. */
export const releaseLoops = (environment: Environment) => besideLoops(environment, RELEASE, `${store(environment)}-`);

const RELEASE = `
losetup --noheadings --list --output NAME,BACK-FILE | grep -F "$1" | cut -d' ' -f1 | while read -r loop; do
  [ -b "$loop" ] || mknod "$loop" b 7 "\${loop#/dev/loop}"
  losetup --detach "$loop"
done
`;

const besideLoops = (environment: Environment, text: string, ...args: string[]) =>
  docker([
    "run",
    "--rm",
    `--label=${environment.label}`,
    "--network=none",
    "--cap-add=SYS_ADMIN",
    "--cap-add=MKNOD",
    "--security-opt=apparmor=unconfined",
    "--device=/dev/loop-control",
    "--device-cgroup-rule=b 7:* rwm",
    `--volume=${store(environment)}:/disks`,
    IMAGES.control,
    "sh",
    "-euc",
    text,
    "sh",
    ...args,
  ]);
