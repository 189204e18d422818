import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";

export interface State {
  readonly folder: string;
  readonly postgres: string;
  readonly nats: string;
  readonly archive: string;
  readonly logs: string;
  /** The lock, and a record of each running part's process. */
  readonly run: string;
  /** The ports chosen at the first start. */
  readonly ports: string;
  readonly secrets: string;
  readonly endpoints: string;
}

/** Creates the state folder if it is missing. Other users may pass through it, as PostgreSQL's must, but read nothing. */
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
