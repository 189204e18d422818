import { environmentWith } from "@infostream/chassis/embedded/config";

export interface DockerOptions {
  readonly input?: string | Uint8Array;
  readonly timeoutMs?: number;
}

/** Runs `docker …`; returns its output, throws its error output. */
export async function docker(args: readonly string[], options: DockerOptions = {}): Promise<string> {
  const { code, output, complaint } = await tryDocker(args, options);
  if (code === 0) return output;
  const end = (complaint.trim() || output.trim()).split("\n").slice(-20).join("\n");
  throw new Error(`docker ${args.join(" ").slice(0, 300)} exited with ${code}:\n${end}`);
}

/** The same, without throwing on failure. */
export async function tryDocker(args: readonly string[], { input, timeoutMs = 120_000 }: DockerOptions = {}) {
  await using child = Bun.spawn(["docker", ...args], {
    // engines before 23 do not use BuildKit by default, and the old builder does not support secrets
    env: environmentWith({ DOCKER_BUILDKIT: "1" }),
    stdin: input === undefined ? "ignore" : Buffer.from(input),
    stdout: "pipe",
    stderr: "pipe",
    timeout: timeoutMs,
    killSignal: "SIGKILL",
  });
  const [code, output, complaint] = await Promise.all([child.exited, child.stdout.text(), child.stderr.text()]);
  return { code, output, complaint };
}

/** Runs a command in a running container. */
export const execute = (container: string, argv: readonly string[], options: DockerOptions = {}): Promise<string> =>
  docker(["exec", ...(options.input === undefined ? [] : ["--interactive"]), container, ...argv], options);

/** Runs a shell script in a running container, with arguments as $1, $2 … */
export const script = (container: string, text: string, ...args: readonly string[]): Promise<string> =>
  execute(container, ["sh", "-euc", text, "sh", ...args]);

/** Writes files into a container, running or not: contents by absolute path, owned by root and world-readable. */
export async function putFiles(container: string, files: Readonly<Record<string, string>>): Promise<void> {
  const relative = Object.entries(files).map(([path, text]) => [path.slice(1), text]);
  const archive = await new Bun.Archive(Object.fromEntries(relative)).bytes();
  await docker(["cp", "-", `${container}:/`], { input: archive });
}
