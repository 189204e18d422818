import { networkInterfaces } from "node:os";
import { describeError } from "@infostream/chassis/log";
import type { Env } from "@infostream/chassis/settings";
import { runAfterExit } from "@infostream/chassis/embedded/run-after-exit";
import { bindFault, freePort, portIsFree } from "@infostream/chassis/embedded/free-port";
import { addressesOf } from "./addresses";
import { readUpConfig } from "./config";
import { inheritedBy } from "./environment";
import { fromOutside } from "./from-outside";
import { endLeftOvers } from "./left-overs";
import { writeJson } from "../setup/json-file";
import { lockState } from "./lock";
import { runningParts } from "./parts";
import { keptPorts } from "./ports";
import type { Progress } from "../setup/progress";
import { keptSecrets, secretNames } from "../setup/secrets";
import { openState } from "./state";
import type { StopWish } from "./stop-wish";
import { startSystem, type System } from "./system";
import { unknownSettings } from "./unknown-settings";
import { unservable } from "./unservable";
import { endpointsOf, welcome } from "./welcome";

// where kill -9 leaves us no time: the services go by themselves, and this reaches what cannot
const END_PARTS = `
for record in "$1"/*.json; do
  pid=$(sed -n 's/.*"pid": *\\([0-9][0-9]*\\).*/\\1/p' "$record") && [ -n "$pid" ] && kill -INT "$pid"
done
`;

/** Starts the whole system of the repository at `root`, runs it until `wish` says to stop, stops it. Returns the exit code. */
export async function runUp(env: Env, root: string, wish: StopWish, progress: Progress): Promise<number> {
  for (const name of unknownSettings(env))
    progress.say(`${name} is not a setting of InfoStream; see bun run up --help`);
  const config = readUpConfig(env, root);
  const state = await openState(config.state);
  using lock = lockState(state.run);
  if (!lock) {
    progress.say(
      `InfoStream runs already on ${state.folder}. Stop it first, or name another folder in INFOSTREAM_STATE.`,
    );
    return 1;
  }
  const left = await endLeftOvers(state.run);
  if (left.length > 0) progress.say(`✓ Ended what a killed start had left: ${left.join(", ")}`);
  // with port 0 the address alone is tried
  const fault = bindFault(config.port, config.host);
  if (fault !== null) {
    progress.say(unservable(fault, config.host, config.port));
    return 1;
  }

  const secrets = await keptSecrets(state.secrets, secretNames);
  const ports = await keptPorts(state.ports, { isFree: portIsFree, choose: freePort });
  const adminToken = config.adminToken ?? secrets.adminToken;
  const addresses = addressesOf(config, secrets, ports);
  const system = { config, state, secrets, ports, addresses, adminToken, env: inheritedBy(env) };
  await using _afterUs = runAfterExit(END_PARTS, state.run);
  // awaited here: what `using` holds is held until then
  return await untilStopped(system, root, wish, progress);
}

async function untilStopped(system: System, root: string, wish: StopWish, progress: Progress): Promise<number> {
  const parts = runningParts(system.state, root, progress);
  wish.hurry.addEventListener("abort", parts.kill);
  const began = performance.now();
  let code = 0;
  try {
    const stopped = Promise.race([aborted(wish.stop), parts.givenUp]);
    await Promise.race([startSystem(system, parts.start, progress, wish.stop), stopped]);
    if (!wish.stop.aborted) {
      await writeJson(system.state.endpoints, endpointsOf(system));
      progress.say(`✓ Everything serves after ${((performance.now() - began) / 1000).toFixed(1)} s`);
      const { config, addresses } = system;
      progress.say(welcome(system, fromOutside(config.host, addresses.page, networkInterfaces())));
      await stopped;
    }
  } catch (error) {
    progress.say(`✗ ${describeError(error)}\n  The logs are in ${system.state.logs}`);
    code = 1;
  }
  progress.say("Stopping");
  await parts.stop();
  return code;
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
