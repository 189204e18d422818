import { environmentWith } from "@infostream/chassis/embedded/config";

export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** The first line that it prints, decoded from JSON. */
  readonly output: unknown;
}

/** Starts a script of this folder as a process of its own and waits for its first line. */
export async function startScript(
  script: URL,
  args: readonly string[],
  { input = "", env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Child> {
  const child = Bun.spawn([process.execPath, "--no-orphans", script.pathname, ...args], {
    stdin: Buffer.from(input),
    stdout: "pipe",
    stderr: "inherit",
    env: environmentWith(env),
  });
  return {
    pid: child.pid,
    output: JSON.parse(await firstLine(child.stdout, script.pathname)),
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await child.exited;
    },
  };
}

async function firstLine(output: ReadableStream<Uint8Array>, name: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of output) {
    text += decoder.decode(chunk, { stream: true });
    const end = text.indexOf("\n");
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error(`${name} exited without printing anything`);
}
