import { join } from "node:path";
import { execute, putFiles, tryDocker } from "../docker";

/** One end of a probe: a container with its own address. */
export interface Prober {
  readonly container: string;
  readonly address: string;
}

const PROBE = "/var/lib/probe.py";

/** Listens on all these ports at each prober until disposed. */
export async function listening(probers: readonly Prober[], ports: readonly number[]): Promise<AsyncDisposable> {
  const program = await Bun.file(join(import.meta.dir, "probe.py")).text();
  for (const { container, address } of probers) {
    await putFiles(container, { [PROBE]: program });
    await execute(container, ["python3", PROBE, "listen", address, ...ports.map(String)]);
  }
  return {
    async [Symbol.asyncDispose]() {
      const end = ["sh", "-c", `kill "$(cat /tmp/probe.pid)"; rm -f /tmp/probe.pid ${PROBE}`];
      for (const { container } of probers) await tryDocker(["exec", container, ...end]);
    },
  };
}

/** Tries to connect from one prober to all these addresses and ports: open, time-out, or another error of the network. */
export async function reach(from: Prober, to: readonly Prober[], ports: readonly number[], limitS: number) {
  const targets = to.flatMap(({ address }) => ports.map((port) => `${address}:${port}`));
  const lines = (await execute(from.container, ["python3", PROBE, "ask", String(limitS), ...targets]))
    .trim()
    .split("\n");
  return lines.map((line) => {
    const [, address = "", port = "", answer = ""] = /^(\S+):(\d+) (.*)$/.exec(line) ?? [];
    return { address, port: Number(port), answer };
  });
}
