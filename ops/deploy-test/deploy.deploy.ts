import { afterAll, setDefaultTimeout } from "bun:test";
import { onceWeAreGone } from "@infostream/chassis/testing/end-with-us";
import { join } from "node:path";
import { readConfig } from "./config";
import { down } from "./down";
import { environment } from "./environment";
import { brokenImages } from "./scenarios/broken-images";
import { firstDeploy } from "./scenarios/first-deploy";
import { killedDeploy } from "./scenarios/killed-deploy";
import { rollingDeploy } from "./scenarios/rolling-deploy";
import { natsHost } from "./scenarios/nats-host";
import { outages } from "./scenarios/outages";
import { secondRun } from "./scenarios/second-run";
import { securityGroups } from "./scenarios/security-groups";
import { timings } from "./timings";
import { up } from "./up";
import { openWorld } from "./world";

// The whole deployment, once, in the order in which it happens: each scenario goes on from where the one before it ended.
const AN_HOUR_MS = 3_600_000;
setDefaultTimeout(AN_HOUR_MS);

const { network, buildCa, keep, reuse } = readConfig(process.env);
const here = environment(network, buildCa);
const { step, measured, list, figures, table } = timings((line) => process.stdout.write(`  ${line}\n`));
// Ctrl-C leaves no time for it
const watcher = keep ? null : onceWeAreGone('exec "$@"', process.execPath, join(import.meta.dir, "main.ts"), "down");

afterAll(async () => {
  const file = join(import.meta.dir, "../../build/deploy-test.json");
  await Bun.write(file, `${JSON.stringify({ timings: list, figures }, null, 2)}\n`);
  process.stdout.write(`\n${table()}\n${file}\n`);
  if (!keep) await down(here);
  await watcher?.[Symbol.asyncDispose]();
});

if (!reuse) await step("What an earlier run left is removed", () => down(here));
await up(here, step);
const world = await openWorld(here, step, measured);

firstDeploy(world);
secondRun(world);
securityGroups(world);
brokenImages(world);
killedDeploy(world);
rollingDeploy(world);
natsHost(world);
outages(world);
