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

/** Builds what the test brings itself; what is built already takes a second. */
export async function buildImages({ buildCa }: Environment): Promise<void> {
  const secret = buildCa !== "" && existsSync(buildCa) ? ["--secret", `id=ca,src=${buildCa}`] : [];
  const build = (image: string, ...args: string[]) =>
    docker(["build", "--quiet", ...secret, "--tag", image, ...args], { timeoutMs: BUILD_MS });
  const own = (["host", "control", "moto"] as const).map((name) =>
    build(IMAGES[name], join(import.meta.dir, "images", name)),
  );
  await Promise.all([...own, build(IMAGES.services, "--file", join(REPOSITORY, "ops/Dockerfile"), REPOSITORY)]);
}
