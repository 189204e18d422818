import { execute } from "../docker";
import type { Environment } from "../environment";
import { hostName } from "../machines/host";

/** The state of a host that a run without changes must not touch, one line per item. */
export async function snapshot(environment: Environment, instance: string): Promise<ReadonlyMap<string, string>> {
  const lines = await execute(hostName(environment, instance), ["bash", "-euo", "pipefail", "-c", LIST_STATE]);
  return new Map(
    lines
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const [what = "", ...state] = line.split("\t");
        return [what, state.join("\t")];
      }),
  );
}

// containers with what they run and since when; files by content, owner and mode, wherever a playbook may write; units by
// when they started
const LIST_STATE = `
docker ps --all --quiet --no-trunc | xargs --no-run-if-empty docker inspect \\
  --format '{{.Name}}{{"\\t"}}{{.Id}} {{.Image}} {{.State.StartedAt}} {{.RestartCount}}'
places=(/etc /opt /usr/local /root /home)
for place in /run/infostream /var/lib/infostream; do [ ! -d "$place" ] || places+=("$place"); done
find "\${places[@]}" -xdev \\
  \\( -path '*/.ansible' -o -path '*/.cache' -o -path /var/lib/infostream/nats -o -path '*/__pycache__' \\) -prune \\
  -o -type f -printf '%p\\t%u %g %m\\n' |
  while IFS=$'\\t' read -r path owner; do printf '%s\\t%s %s\\n' "$path" "$owner" "$(sha256sum <"$path" | cut -c1-64)"; done
cd /etc/systemd/system
for unit in docker.service containerd.service infostream*.service; do
  # what a timer starts has no part in this
  [ ! -e "\${unit%.service}.timer" ] || continue
  printf '%s\\t%s\\n' "$unit" "$(systemctl show --property=MainPID --property=ExecMainStartTimestampMonotonic "$unit" | paste -sd ' ')"
done
`;

/** What changed, disappeared or appeared, one line per item. */
export const differences = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((what) => before.get(what) !== after.get(what))
    .map((what) => `${what}: ${before.get(what) ?? "nothing"} → ${after.get(what) ?? "nothing"}`);
