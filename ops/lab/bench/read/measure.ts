import { bareHttp } from "../limits/http";
import type { Options } from "../options";
import type { System } from "../system/start";
import { type PartUsage, sampleUsage } from "../system/usage";
import { load, type Measured } from "./load";
import { findTargets } from "./targets";

export interface Read extends Measured {
  readonly name: string;
  readonly requestsPerSecond: number;
  /** What the same client gets from a bare server with answers of the same length. */
  readonly bareRequestsPerSecond: number;
  readonly usage: readonly PartUsage[];
}

/** Puts load on each target in turn, and on a bare server after it. */
export async function measureRead(
  { connections, seconds }: Pick<Options, "connections" | "seconds">,
  { page, pid }: System,
  print: (line: string) => void,
): Promise<Read[]> {
  const results: Read[] = [];
  for (const { name, paths } of await findTargets(page)) {
    const usageSampler = await sampleUsage([pid]);
    const measured = await load({ origin: page, paths, connections, seconds });
    const usage = await usageSampler.stop();
    const bytesEach = Math.round(measured.bytes / Math.max(1, measured.requests));
    const bare = await bareHttp(bytesEach, { connections, seconds: Math.min(seconds, 3) });
    const requestsPerSecond = measured.requests / measured.seconds;
    print(`${name}: ${Math.round(requestsPerSecond)} requests/s of ${bytesEach} bytes`);
    results.push({ name, ...measured, requestsPerSecond, bareRequestsPerSecond: bare.requests / bare.seconds, usage });
  }
  return results;
}
