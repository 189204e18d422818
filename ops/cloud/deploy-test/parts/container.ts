import { docker, tryDocker } from "../docker";
import { type Environment, LABEL } from "../environment";

export interface Container {
  readonly image: string;
  /** Its address in the network, or the part whose interface it shares. */
  readonly at: { readonly address: string } | { readonly part: string };
  readonly env?: Readonly<Record<string, string>>;
  /** Ports that this machine reaches on loopback. */
  readonly ports?: readonly number[];
  /** Further options of `docker run`. */
  readonly options?: readonly string[];
  readonly command?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** Starts a container of the environment unless one of this name runs. */
export async function start(environment: Environment, part: string, container: Container): Promise<void> {
  const { at, env = {}, ports = [], options = [], command = [], labels = {} } = container;
  const name = environment.name(part);
  if (await isRunning(name)) return;
  await tryDocker(["rm", "--force", "--volumes", name]);
  const network =
    "address" in at
      ? ["--network", environment.name("network"), "--ip", at.address, "--hostname", part]
      : ["--network", `container:${environment.name(at.part)}`];
  const own = { [LABEL]: String(environment.network), [`${LABEL}.part`]: part, ...labels };
  await docker([
    "run",
    "--detach",
    "--init",
    "--name",
    name,
    ...network,
    ...eachOf("--label", own),
    ...eachOf("--env", env),
    ...ports.flatMap((port) => ["--publish", `127.0.0.1::${port}`]),
    ...options,
    container.image,
    ...command,
  ]);
}

/** Repeats an option for each pair. */
export const eachOf = (option: string, values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).flatMap(([key, value]) => [option, `${key}=${value}`]);

export async function isRunning(name: string): Promise<boolean> {
  const { code, output } = await tryDocker(["inspect", "--format", "{{.State.Running}}", name]);
  return code === 0 && output.trim() === "true";
}

/** Where a published port of a container is reached on this machine, as `127.0.0.1:32768`. */
export const published = async (name: string, port: number): Promise<string> =>
  (await docker(["port", name, String(port)])).split("\n")[0]?.trim() ?? "";

/** The environment's containers with these labels (`part`, `group`, `instance`, …), running or not, as their labels say. */
export async function labelled(
  environment: Environment,
  label: string,
): Promise<{ name: string; label(key: string): string }[]> {
  const filters = ["--filter", `label=${environment.label}`, "--filter", `label=${LABEL}.${label}`];
  const ids = (await docker(["ps", "--all", "--quiet", ...filters])).split("\n").filter(Boolean);
  if (ids.length === 0) return [];
  const lines = await docker(["inspect", "--format", "{{.Name}} {{json .Config.Labels}}", ...ids]);
  return lines
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [, name = "", json = "{}"] = /^\/(\S+) (.*)$/.exec(line) ?? [];
      const labels = JSON.parse(json) as Readonly<Record<string, string>>;
      return { name, label: (key) => labels[`${LABEL}.${key}`] ?? "" };
    });
}
