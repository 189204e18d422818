import { environmentWith } from "./config";

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly timeoutMs: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What it reads from its standard input; nothing where it is left out. */
  readonly input?: string;
}

/** Runs a program to its end; one that is missing or cannot be started ends with code 127, one that takes too long is killed. */
export async function command(
  argv: readonly string[],
  { timeoutMs, env, cwd, input }: CommandOptions,
): Promise<CommandResult> {
  try {
    await using child = Bun.spawn([...argv], {
      stdin: input === undefined ? "ignore" : new Blob([input]),
      stdout: "pipe",
      stderr: "pipe",
      env: environmentWith(env),
      cwd,
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    const [code, stdout, stderr] = await Promise.all([child.exited, child.stdout.text(), child.stderr.text()]);
    return { code, stdout, stderr };
  } catch (error) {
    return { code: 127, stdout: "", stderr: error instanceof Error ? error.message : String(error) };
  }
}
