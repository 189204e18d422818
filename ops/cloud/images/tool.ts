import { command, type CommandOptions } from "@infostream/chassis/embedded/command";

const MINUTE_MS = 60_000;
const LAST_LINES = 20;

/** A program that is run to its end. */
export type Tool = (args: readonly string[], options?: Partial<CommandOptions>) => Promise<string>;

/** Runs a program and returns its output; throws its error output. */
const tool =
  (name: string, install: string): Tool =>
  async (args, options = {}) => {
    if (Bun.which(name) === null) throw new Error(`${name} is not installed. See ${install}`);
    const { code, stdout, stderr } = await command([name, ...args], { timeoutMs: 15 * MINUTE_MS, ...options });
    if (code === 0) return stdout.trimEnd();
    const complaint = stderr.trim().split("\n").slice(-LAST_LINES).join("\n");
    throw new Error(`${name} ${args.slice(0, 2).join(" ")} exited with ${code}:\n${complaint}`);
  };

export const docker = tool("docker", "https://docs.docker.com/engine/install/");
export const aws = tool("aws", "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html");
export const git = tool("git", "https://git-scm.com");
