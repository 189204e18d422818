import { afterAll, setDefaultTimeout } from "bun:test";
import { runAfterExit } from "@infostream/chassis/embedded/run-after-exit";
import { join } from "node:path";
import { readConfig } from "./config";
import { down } from "./down";
import { environment } from "./environment";
import { timings } from "./timings";
import { up } from "./up";
import { openDeployment, type Deployment } from "./deployment";

const AN_HOUR_MS = 3_600_000;

/** A deployment for the scenarios of one test file, removed afterwards. Their timings go to build/<name>.json. */
export async function openSuite(name: string): Promise<Deployment> {
  setDefaultTimeout(AN_HOUR_MS);
  const { network, buildCa, keep, reuse } = readConfig(process.env);
  const here = environment(network, buildCa);
  const { step, measured, list, figures, table } = timings((line) => process.stdout.write(`  ${line}\n`));
  // Ctrl-C leaves no time for afterAll
  const watcher = keep ? null : runAfterExit('exec "$@"', process.execPath, join(import.meta.dir, "main.ts"), "down");

  afterAll(async () => {
    const file = join(import.meta.dir, `../../../build/${name}.json`);
    await Bun.write(file, `${JSON.stringify({ timings: list, figures }, null, 2)}\n`);
    process.stdout.write(`\n${table()}\n${file}\n`);
    if (!keep) await down(here);
    await watcher?.[Symbol.asyncDispose]();
  });

  if (!reuse) await step("Removed what an earlier run left", () => down(here));
  await up(here, step);
  return openDeployment(here, step, measured);
}
