import { join } from "node:path";
import { until } from "@infostream/chassis/testing/until";
import { docker, tryDocker } from "../docker";
import { type Environment, NAMES } from "../environment";
import { IMAGES } from "../images";
import type { Report } from "../load/main";
import { published, start } from "./container";
import { authority } from "./operator";

const READERS = "readers";
const PORT = 8000;

export interface Readers extends AsyncDisposable {
  /** Stops them and returns their report. */
  stop(): Promise<Report>;
}

/** Starts readers of the page somewhere on the Internet. */
export async function startReaders(environment: Environment): Promise<Readers> {
  const name = environment.name(READERS);
  await tryDocker(["rm", "--force", "--volumes", name]);
  await start(environment, READERS, {
    image: IMAGES.bun,
    at: { address: environment.address.readers },
    env: { PAGE: NAMES.page, PORT: String(PORT), CA: await authority(environment) },
    ports: [PORT],
    options: ["--dns", environment.address.resolver, "--volume", `${join(import.meta.dir, "../../..")}:/test/ops:ro`],
    command: ["bun", "/test/ops/cloud/deploy-test/load/main.ts"],
  });
  const url = `http://${await published(name, PORT)}`;
  await until("the readers", () => isThere(url), 60_000).catch(async (cause: unknown) => {
    throw new Error(`The readers did not start: ${await docker(["logs", "--tail", "5", name])}`, { cause });
  });
  return {
    stop: async () => (await (await fetch(`${url}/stop`, { method: "POST" })).json()) as Report,
    async [Symbol.asyncDispose]() {
      await docker(["rm", "--force", "--volumes", name]);
    },
  };
}

const isThere = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
