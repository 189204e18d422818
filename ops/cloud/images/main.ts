import { describeError } from "@infostream/chassis/log";
import { NATS_SERVER_VERSION } from "@infostream/chassis/embedded/nats-server-binary";
import { resolve } from "node:path";
import { progress } from "../../local/setup/progress";
import { buildServices, type Image, natsImage } from "./build";
import { help, type Options, readOptions } from "./options";
import { pushNats, pushServices } from "./push";
import { logIn, type Registry, registryAt, registryOf } from "./registry";
import { describe, sbom } from "./sbom";
import { tagOfCommit } from "./tag";
import { aws } from "./tool";

const ROOT = resolve(import.meta.dir, "../../..");
// progress goes to standard error, so that a script can read the tag from standard output
const { print, step } = progress((text) => process.stderr.write(text));

/** The outcome of a command: a line for people and scripts, and the complete result. */
interface Result {
  readonly line: string;
  readonly json: Readonly<Record<string, unknown>>;
}

async function run(options: Options): Promise<Result> {
  const tag = options.tag ?? (await tagOfCommit(ROOT));
  // fail before the build if the push cannot work
  const registry = options.command === "push" ? await registryFor(options) : null;
  const image = await step(`Built the services' image ${tag}`, () => buildServices(ROOT, tag, options));
  if (registry) return push(image, tag, options, registry);
  if (options.command === "build") return { line: image.name, json: { tag, image: image.name, id: image.id } };
  const file = await writeSbom(image, tag);
  return { line: file, json: { tag, image: image.name, sbom: file } };
}

async function registryFor({ registry: address, stack }: Options): Promise<Registry> {
  const registry = address === null ? await registryOf(stack) : registryAt(address);
  await logIn(registry);
  return registry;
}

async function push(image: Image, tag: string, options: Options, registry: Registry): Promise<Result> {
  const nats = await step("Pushed NATS", () =>
    pushNats(() => natsImage(options.nats, NATS_SERVER_VERSION, options.platform), registry.nats, NATS_SERVER_VERSION),
  );
  print(`  ${nats.reference}: ${nats.outcome}`);
  const services = await step("Pushed the services", () => pushServices(image, registry.services, tag));
  print(`  ${services.reference}: ${services.outcome}`);
  const file = await writeSbom(image, tag);
  const copy = await keepSbom(file, registry);
  return { line: services.tag, json: { tag: services.tag, services, nats, sbom: file, sbomCopy: copy } };
}

async function writeSbom(image: Image, tag: string): Promise<string> {
  const file = `build/sbom-${tag}.cdx.json`;
  await step(
    `Wrote the SBOM ${file}`,
    async () => void (await Bun.write(`${ROOT}/${file}`, sbom(await describe(image, tag)))),
  );
  return file;
}

async function keepSbom(file: string, { bucket }: Registry): Promise<string | null> {
  if (bucket === null) return null;
  const copy = `s3://${bucket}/sbom/${file.replace("build/sbom-", "")}`;
  await step(`Copied the SBOM to ${copy}`, () =>
    aws(["s3", "cp", "--only-show-errors", `${ROOT}/${file}`, copy]).then(() => copy),
  );
  return copy;
}

try {
  const options = readOptions(process.argv.slice(2), process.env, NATS_SERVER_VERSION);
  if (options === "help") process.stdout.write(help);
  else {
    const { line, json } = await run(options);
    process.stdout.write(options.json ? `${JSON.stringify(json, null, 2)}\n` : `${line}\n`);
  }
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
