import { chmod, chown, mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadSecrets } from "../setup/secrets";
import { composeSecretNames, type Reader, secretFiles } from "./secret-files";

// compose.yml runs this as root, with the capability to change owners and no other. Arguments: <reader>=<its group> for every
// reader. Secrets are generated at the first start and kept; the files written from them follow this program's version.
const SECRETS = "/secrets";
const VOLUMES = "/volumes";

const groups = new Map(
  process.argv.slice(2).map((pair) => {
    const [reader = "", group = ""] = pair.split("=");
    return [reader, Number(group)] as const;
  }),
);

const secrets = await loadSecrets(join(SECRETS, "kept.json"), composeSecretNames);
await chmod(SECRETS, 0o711);
for (const [reader, files] of Object.entries(secretFiles(secrets))) await writeFor(reader as Reader, files);
for (const volume of await readdir(VOLUMES)) await giveVolume(volume);

const { INFOSTREAM_NATS_PORT: port = "4222" } = process.env;
process.stdout.write(`admin token: ${secrets.adminToken}
streams: nats --server nats://observer:${secrets.natsObserver}@127.0.0.1:${port} stream ls
`);

/** A folder owned by root, which the reader's group may read and nobody else may change. */
async function writeFor(reader: Reader, files: Readonly<Record<string, string>>) {
  const folder = join(SECRETS, reader);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await writeFile(`${file}.new`, content, { mode: 0o600 });
    await chown(`${file}.new`, 0, groupOf(reader));
    await chmod(`${file}.new`, 0o640);
    await rename(`${file}.new`, file);
  }
  await chown(folder, 0, groupOf(reader));
  await chmod(folder, 0o750);
}

/** Docker creates volumes as root, but the servers do not run as root. */
async function giveVolume(reader: string) {
  const folder = join(VOLUMES, reader);
  const owner = groupOf(reader);
  if ((await stat(folder)).uid === owner) return;
  await chmod(folder, 0o700);
  await chown(folder, owner, owner);
}

function groupOf(reader: string): number {
  const group = groups.get(reader);
  if (!group) throw new Error(`No group given for ${reader}: pass ${reader}=<group id> as an argument`);
  return group;
}
