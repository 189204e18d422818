import { resolve } from "node:path";
import { freePort } from "../embedded/free-port";
import { until } from "./until";

export interface RunningService extends AsyncDisposable {
  readonly pid: number;
  readonly opsPort: number;
  /** Log lines so far. */
  lines(): readonly Record<string, unknown>[];
  kill(signal: NodeJS.Signals): void;
  readonly exited: Promise<number>;
}

const ROOT = resolve(import.meta.dir, "../../..");

/** Starts a service's own main as a child process, as it is deployed, and waits until it is ready unless the options skip that. */
export async function startService(
  name: "fetcher" | "tagger" | "api",
  env: Readonly<Record<string, string>>,
  { ready = true } = {},
): Promise<RunningService> {
  const opsPort = freePort();
  const child = Bun.spawn(["bun", "--no-orphans", `services/${name}/main.ts`], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", INFOSTREAM_OPS_PORT: String(opsPort), ...env },
    stdout: "pipe",
    stderr: "inherit",
  });
  const lines: Record<string, unknown>[] = [];
  void collect(child.stdout, lines);
  const stop = async () => {
    child.kill("SIGTERM");
    await child.exited;
  };
  if (ready)
    await until(
      `${name} to be ready`,
      async () => {
        if (child.exitCode !== null) throw new Error(`${name} ended: ${JSON.stringify(lines.slice(-3))}`);
        const answer = await fetch(`http://127.0.0.1:${opsPort}/readyz`).catch(() => null);
        return answer?.ok === true;
      },
      20_000,
    ).catch(async (error) => {
      await stop();
      throw error;
    });
  return {
    pid: child.pid,
    opsPort,
    lines: () => lines,
    kill: (signal) => child.kill(signal),
    exited: child.exited,
    [Symbol.asyncDispose]: stop,
  };
}

async function collect(stream: ReadableStream<Uint8Array>, lines: Record<string, unknown>[]) {
  let rest = "";
  for await (const chunk of stream.pipeThrough(
    new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>,
  )) {
    const [last = "", ...whole] = (rest + chunk).split("\n").reverse();
    rest = last;
    for (const line of whole.reverse()) if (line.startsWith("{")) lines.push(JSON.parse(line));
  }
}
