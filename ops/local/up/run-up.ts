import { networkInterfaces } from "node:os";
import { describeError } from "@infostream/chassis/log";
import type { Env } from "@infostream/chassis/settings";
import { runAfterExit } from "@infostream/chassis/embedded/run-after-exit";
import { bindFault, freePort, portIsFree } from "@infostream/chassis/embedded/free-port";
import { addressesOf } from "./addresses";
import { readUpConfig } from "./config";
import { inheritedEnvironment } from "./inherited-environment";
import { networkAddresses } from "./network-addresses";
import { endOrphans } from "./orphans";
import { writeJson } from "../setup/json-file";
import { lockState } from "./lock";
import { runningParts } from "./parts";
import { loadPorts } from "./ports";
import type { Progress } from "../setup/progress";
import { loadSecrets, secretNames } from "../setup/secrets";
import { openState } from "./state";
import type { ShutdownSignal } from "./shutdown-signal";
import { startSystem, type System } from "./system";
import { unknownSettings } from "./unknown-settings";
import { explainBindError } from "./bind-error";
import { endpointsOf, welcome } from "./welcome";

// after a kill -9 the services exit by themselves; this stops the servers, which cannot
const END_PARTS = `
for record in "$1"/*.json; do
  pid=$(sed -n 's/.*"pid": *\\([0-9][0-9]*\\).*/\\1/p' "$record") && [ -n "$pid" ] && kill -INT "$pid"
done
`;

/** Starts the whole system of the repository at `root`, runs it until `shutdown` asks to stop, and stops it. Returns the exit code. */
export async function runUp(env: Env, root: string, shutdown: ShutdownSignal, progress: Progress): Promise<number> {
  for (const name of unknownSettings(env))
    progress.print(`Unknown setting ${name}; bun run up --help lists the common ones`);
  const config = readUpConfig(env, root);
  const state = await openState(config.state);
  using lock = lockState(state.run);
  if (!lock) {
    progress.print(
      `InfoStream is already running on ${state.folder}. Stop it first, or set INFOSTREAM_STATE to another folder.`,
    );
    return 1;
  }
  const left = await endOrphans(state.run);
  if (left.length > 0) progress.print(`✓ Stopped processes that an earlier run left behind: ${left.join(", ")}`);
  // with port 0 only the address is checked
  const fault = bindFault(config.port, config.host);
  if (fault !== null) {
    progress.print(explainBindError(fault, config.host, config.port));
    return 1;
  }

  const secrets = await loadSecrets(state.secrets, secretNames);
  const ports = await loadPorts(state.ports, { isFree: portIsFree, choose: freePort });
  const adminToken = config.adminToken ?? secrets.adminToken;
  const addresses = addressesOf(config, secrets, ports);
  const system = { config, state, secrets, ports, addresses, adminToken, env: inheritedEnvironment(env) };
  await using _afterUs = runAfterExit(END_PARTS, state.run);
  // awaited here, since `using` releases its resources on return
  return await untilStopped(system, root, shutdown, progress);
}

async function untilStopped(
  system: System,
  root: string,
  shutdown: ShutdownSignal,
  progress: Progress,
): Promise<number> {
  const parts = runningParts(system.state, root, progress);
  shutdown.force.addEventListener("abort", parts.kill);
  const began = performance.now();
  let code = 0;
  try {
    const stopped = Promise.race([aborted(shutdown.stop), parts.gaveUp]);
    await Promise.race([startSystem(system, parts.start, progress, shutdown.stop), stopped]);
    if (!shutdown.stop.aborted) {
      await writeJson(system.state.endpoints, endpointsOf(system));
      progress.print(`✓ Everything is ready after ${((performance.now() - began) / 1000).toFixed(1)} s`);
      const { config, addresses } = system;
      progress.print(welcome(system, networkAddresses(config.host, addresses.page, networkInterfaces())));
      await stopped;
    }
  } catch (error) {
    progress.print(`✗ ${describeError(error)}\n  See the logs in ${system.state.logs}`);
    code = 1;
  }
  progress.print("Stopping…");
  await parts.stop();
  return code;
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
