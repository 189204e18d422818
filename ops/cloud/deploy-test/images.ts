import { existsSync } from "node:fs";
import { join } from "node:path";
import { docker } from "./docker";
import { type Environment, REPOSITORY } from "./environment";

export const IMAGES = {
  host: "infostream-deploy-test/host",
  control: "infostream-deploy-test/control",
  moto: "infostream-deploy-test/moto",
  services: "infostream-deploy-test/services",
  bun: "oven/bun:1.4.5-slim",
  nats: "nats:2.15-alpine",
  postgres: "postgres:17",
  registry: "registry:2",
} as const;

const BUILD_MS = 15 * 60_000;

/** Folders of the images that the test brings itself; the services' is the product's own. */
const CONTEXT = {
  host: [join(import.meta.dir, "images/host")],
  control: [join(import.meta.dir, "images/control")],
  moto: [join(import.meta.dir, "images/moto")],
  services: ["--file", join(REPOSITORY, "ops/Dockerfile"), REPOSITORY],
} as const;

/** Builds one of them and returns its name; what is built already takes a second. */
async function buildImage(name: keyof typeof CONTEXT, buildCa: string): Promise<string> {
  const secret = buildCa !== "" && existsSync(buildCa) ? ["--secret", `id=ca,src=${buildCa}`] : [];
  await docker(["build", "--quiet", ...secret, "--tag", IMAGES[name], ...CONTEXT[name]], { timeoutMs: BUILD_MS });
  return IMAGES[name];
}

export const buildImages = ({ buildCa }: Environment): Promise<unknown> =>
  Promise.all((["control", "moto", "host", "services"] as const).map((name) => buildImage(name, buildCa)));
