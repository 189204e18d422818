import { closeSync, mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { docker, execute } from "../docker";
import { type Environment, REPOSITORY } from "../environment";
import { OPERATOR } from "../parts/operator";
import { overrides } from "./overrides";
import { type Recap, recapOf } from "./recap";

export interface Played {
  readonly code: number;
  readonly recap: ReadonlyMap<string, Recap>;
  readonly output: string;
  /** The file that holds the output. */
  readonly log: string;
}

const LIMIT_MS = 40 * 60_000;
/** Where the operator has the playbooks. */
export const PLAYBOOKS = "/root/ansible";

/** The checkout's ansible/ on the operator's machine, with the test's own values. */
export async function copyPlaybooks(environment: Environment): Promise<void> {
  const operator = environment.name(OPERATOR);
  await execute(operator, ["rm", "-rf", PLAYBOOKS]);
  await docker(["cp", join(REPOSITORY, "ansible"), `${operator}:${PLAYBOOKS}`]);
  const own = `${PLAYBOOKS}/group_vars/all/own.yml`;
  await execute(operator, ["sh", "-c", `cat >${own}`], { input: await overrides(environment) });
}

/** Runs one of the playbooks that were copied, as the operator does. Does not throw if the playbook fails. */
export async function play(environment: Environment, playbook: string, args: readonly string[] = []): Promise<Played> {
  const log = join(mkdtempSync(join(tmpdir(), "infostream-playbook-")), `${playbook}.log`);
  const argv = [
    "docker",
    "exec",
    "--workdir",
    PLAYBOOKS,
    environment.name(OPERATOR),
    "ansible-playbook",
    playbook,
    ...args,
  ];
  // written to the file as it arrives, so that one can watch
  const out = openSync(log, "w");
  await using child = Bun.spawn(argv, { stdio: ["ignore", out, out], timeout: LIMIT_MS, killSignal: "SIGKILL" });
  const code = await child.exited;
  closeSync(out);
  const output = await Bun.file(log).text();
  return { code, recap: recapOf(output), output, log };
}

/** The same, for a playbook that must succeed: otherwise throws the end of what it printed. */
export async function mustPlay(
  environment: Environment,
  playbook: string,
  args: readonly string[] = [],
): Promise<Played> {
  const played = await play(environment, playbook, args);
  if (played.code === 0) return played;
  const end = played.output.trim().split("\n").slice(-60).join("\n");
  throw new Error(`${playbook} exited with ${played.code}; the whole output is in ${played.log}:\n${end}`);
}
