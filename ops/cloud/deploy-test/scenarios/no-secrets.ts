import { expect } from "bun:test";
import type { Aws } from "../aws/call";
import { execute, script } from "../docker";
import { SYSTEM } from "../environment";
import { hostName } from "../machines/host";
import type { Deployment } from "../deployment";

/** Shorter texts are user names. */
const SHORTEST = 20;
/** In memory on every host, since the search terms must not be on the disk that is searched. */
const WORDS = "/run/searched-for";
const DECOY = "/var/lib/decoy";

/** Secrets exist in memory only: not on a host's disk, not in `docker inspect`, not in a process's environment. */
export function noSecrets(deployment: Deployment): void {
  const { environment, aws, check, instances } = deployment;

  check("secrets: none is on a disk, in an environment or in docker inspect", async () => {
    const secrets = await secretWords(aws);
    // three roles' two logins, observer, admin, the token, a key, the database's master
    expect(secrets.length).toBeGreaterThan(10);
    const searched = (await instances()).map(async ({ id, role }) => {
      const host = hostName(environment, id);
      const search = async () => (await script(host, SEARCH, WORDS)).split("\n").filter(Boolean);
      await execute(host, ["sh", "-c", `umask 77; cat >${WORDS}`], { input: `${secrets.join("\n")}\n` });
      expect([role, ...(await search())]).toEqual([role]);
      // a search that finds nothing anywhere would prove nothing
      await script(host, `grep -m1 . ${WORDS} >${DECOY}`);
      expect(await search()).toEqual([`on the disk: ${DECOY}`]);
      await script(host, `rm ${WORDS} ${DECOY}`);
    });
    await Promise.all(searched);
  });
}

/** Every password, token and line of a key that the system's secrets hold, those of the version before included. */
async function secretWords(aws: Aws): Promise<readonly string[]> {
  const { SecretList } = (await aws.json("secretsmanager", "ListSecrets", { MaxResults: 100 })) as SecretList;
  const words = await Promise.all(SecretList.map((each) => wordsOf(aws, each)));
  return [...new Set(words.flat())];
}

interface SecretList {
  readonly SecretList: readonly Listed[];
}
interface Listed {
  readonly ARN: string;
  readonly Name: string;
  readonly SecretVersionsToStages?: Readonly<Record<string, readonly string[]>>;
}

async function wordsOf(aws: Aws, { ARN, Name, SecretVersionsToStages = {} }: Listed): Promise<string[]> {
  if (!Name.startsWith(`${SYSTEM}/`) && !Name.startsWith("rds!")) return [];
  const versions = Object.keys(SecretVersionsToStages);
  const texts = await Promise.all(
    versions.map(async (VersionId) => {
      const answer = await aws.json("secretsmanager", "GetSecretValue", { SecretId: ARN, VersionId });
      return (answer as { readonly SecretString: string }).SecretString;
    }),
  );
  return texts.flatMap((text) => Object.entries(JSON.parse(text) as Record<string, string>)).flatMap(secretLines);
}

/** Certificates are public. Keys are searched line by line, since files may wrap them differently. */
const secretLines = ([name, value]: [string, string]): string[] =>
  name === "certificate" || name === "username"
    ? []
    : value.split("\n").filter((line) => line.length >= SHORTEST && !line.startsWith("-----"));

// the volume of the streams and Docker's own are file systems of their own; what packages brought is older than a day
const SEARCH = `
words=$1
find / /var/lib/docker /var/lib/infostream -xdev \\( -path /proc -o -path /sys -o -path /run -o -path /dev \\) -prune -o -type f -mtime -1 -print0 2>/dev/null |
  { xargs -0 grep -slF -f "$words" || true; } | sort -u | sed 's/^/on the disk: /'
docker ps --all --quiet | xargs --no-run-if-empty docker inspect | { grep -oF -f "$words" || true; } | sed 's/.*/in docker inspect/'
for each in /proc/[0-9]*; do
  if tr '\\0' '\\n' <"$each/environ" 2>/dev/null | grep -qF -f "$words"; then echo "in the environment of $(tr '\\0' ' ' <"$each/cmdline")"; fi
done
`;
