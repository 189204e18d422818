import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";

export interface State {
  readonly folder: string;
  readonly postgres: string;
  readonly nats: string;
  readonly archive: string;
  readonly logs: string;
  /** What runs now: the lock, and the process of each part. */
  readonly run: string;
  /** Free ports that were chosen, to be found again. */
  readonly ports: string;
  readonly secrets: string;
  readonly endpoints: string;
}

/** Makes the folder of all state where it is missing. Others may pass through it, as PostgreSQL's user must, and read nothing. */
export async function openState(folder: string): Promise<State> {
  const at = (name: string) => join(folder, name);
  const state = {
    folder,
    postgres: at("postgres"),
    nats: at("nats"),
    archive: at("archive"),
    logs: at("logs"),
    run: at("run"),
    ports: at("ports.json"),
    secrets: at("secrets.json"),
    endpoints: at("endpoints.json"),
  };
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o711);
  for (const own of [state.archive, state.logs, state.run]) await mkdir(own, { recursive: true, mode: 0o700 });
  return state;
}
