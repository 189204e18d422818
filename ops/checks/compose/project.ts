import { resolve } from "node:path";
import { command } from "@infostream/chassis/embedded/command";

const ROOT = resolve(import.meta.dir, "../../..");

/** One start of compose.yml under its own name and ports. */
export interface Project {
  readonly name: string;
  /** `docker compose …` in this project; returns its output, throws its error output. */
  compose(args: readonly string[], timeoutMs?: number): Promise<string>;
  docker(args: readonly string[], timeoutMs?: number): Promise<string>;
  /** Every container of the project, exited ones included. */
  inspect(): Promise<Container[]>;
}

export interface Container {
  readonly service: string;
  readonly status: string;
  readonly health: string | null;
  readonly exitCode: number;
  readonly restarts: number;
  /** Addresses of this machine on which the container publishes ports. */
  readonly hostAddresses: readonly string[];
  /** The whole output of `docker inspect`. */
  readonly described: string;
}

export function project(name: string, env: Readonly<Record<string, string>>): Project {
  async function docker(args: readonly string[], timeoutMs = 60_000): Promise<string> {
    const { code, stdout, stderr } = await command(["docker", ...args], { timeoutMs, env });
    if (code === 0) return stdout;
    throw new Error(
      `docker ${args.join(" ")} exited with ${code}:\n${stderr.trim().split("\n").slice(-20).join("\n")}`,
    );
  }
  const compose = (args: readonly string[], timeoutMs?: number) =>
    docker(["compose", "--project-directory", ROOT, "--project-name", name, ...args], timeoutMs);
  return {
    name,
    compose,
    docker,
    async inspect() {
      const ids = (await compose(["ps", "--all", "--quiet"])).split("\n").filter(Boolean);
      return (JSON.parse(await docker(["inspect", ...ids])) as Inspected[]).map(read);
    },
  };
}

interface Inspected {
  readonly RestartCount: number;
  readonly State: { readonly Status: string; readonly ExitCode: number; readonly Health?: { readonly Status: string } };
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly NetworkSettings: { readonly Ports: Readonly<Record<string, readonly { HostIp: string }[] | null>> };
}

const read = (container: Inspected): Container => ({
  service: container.Config.Labels["com.docker.compose.service"] ?? "",
  status: container.State.Status,
  health: container.State.Health?.Status ?? null,
  exitCode: container.State.ExitCode,
  restarts: container.RestartCount,
  hostAddresses: Object.values(container.NetworkSettings.Ports)
    .flatMap((ports) => ports ?? [])
    .map((p) => p.HostIp),
  described: JSON.stringify(container),
});
