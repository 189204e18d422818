import { identifyProcess, type ProcessIdentity } from "@infostream/chassis/embedded/process-identity";

// `npm exec bun run up` (as npx calls itself), `bun run up`
const RUNNER = /^(\S*\/)?(npm|npx|bun|bunx|node \S*np[mx]\S*)\b.*\brun\b.*\bup\b/;
const SHELL = /^(\S*\/)?(ba|da|z)?sh -c\b/;

/** The commands that started us, nearest first: the runners and the shells between them, but not the interactive shell. */
export async function parentCommands(parent: number): Promise<ProcessIdentity[]> {
  const line = await ancestors(parent);
  return line.slice(0, line.findLastIndex(({ commandLine }) => RUNNER.test(commandLine)) + 1);
}

async function ancestors(pid: number): Promise<ProcessIdentity[]> {
  const identity = await identifyProcess(pid);
  if (!identity || !(RUNNER.test(identity.commandLine) || SHELL.test(identity.commandLine))) return [];
  return [identity, ...(await ancestors(identity.parent))];
}

/** Whether each of them still runs. npx and shells exit without forwarding a signal, so we notice that they are gone. */
export async function allRunning(callers: readonly ProcessIdentity[]): Promise<boolean> {
  const now = await Promise.all(callers.map(({ pid }) => identifyProcess(pid)));
  return now.every((identity, i) => identity !== null && identity.started === callers[i]?.started);
}
