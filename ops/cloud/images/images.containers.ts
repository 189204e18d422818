import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { command } from "@infostream/chassis/embedded/command";
import { runAfterExit } from "@infostream/chassis/embedded/run-after-exit";
import { NATS_SERVER_VERSION } from "@infostream/chassis/embedded/nats-server-binary";
import { until } from "@infostream/chassis/testing/until";
import { resolve } from "node:path";
import { docker } from "./tool";

const ROOT = resolve(import.meta.dir, "../../..");
const TAG = `test-${process.pid}`;
const TEN_MINUTES_MS = 600_000;

setDefaultTimeout(TEN_MINUTES_MS);

let registry: string;
let nats: string;
let container: AsyncDisposable;

// a fresh registry, since an old one would still have earlier images
beforeAll(async () => {
  const id = await docker(["run", "--detach", "--publish", "127.0.0.1::5000", "registry:2"]);
  container = runAfterExit(
    'docker rm --force --volumes "$1"; docker image ls --format "{{.Repository}}:{{.Tag}}" | grep -E "$2" | xargs -r docker rmi',
    id,
    `:${TAG}|^localhost:[0-9]+/.*:${NATS_SERVER_VERSION.replaceAll(".", "[.]")}$`,
  );
  registry = `localhost:${(await docker(["port", id, "5000/tcp"])).split(":").at(-1)}`;
  await until("the registry", () =>
    asked("").then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  nats = await natsHere();
});

afterAll(() => container[Symbol.asyncDispose]());

/** The exact version if it is available; otherwise the image that other tests use. */
const natsHere = () => docker(["pull", "--quiet", `nats:${NATS_SERVER_VERSION}`]).catch(() => "nats:2.15");

const MANIFEST = "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json";
const asked = (path: string) => fetch(`http://${registry}/v2/${path}`, { headers: { Accept: MANIFEST } });

const digestOf = async (repository: string, tag: string) =>
  (await asked(`infostream/${repository}/manifests/${tag}`)).headers.get("docker-content-digest");

const images = (...args: string[]) =>
  command([process.execPath, "ops/cloud/images/main.ts", ...args], { timeoutMs: TEN_MINUTES_MS, cwd: ROOT });

const push = (...more: string[]) => images("push", "--registry", registry, "--tag", TAG, "--nats", nats, ...more);

test("both images are pushed with the registry's digests; a second push finds them", async () => {
  const first = await push("--json");
  expect(first.stderr).toContain("pushed");
  expect(first.code).toBe(0);
  const result = JSON.parse(first.stdout);
  const digest = await digestOf("services", TAG);
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(result.tag).toBe(`${TAG}@${digest}`);
  expect(result.nats.tag).toBe(`${NATS_SERVER_VERSION}@${await digestOf("nats", NATS_SERVER_VERSION)}`);
  expect(result).toMatchObject({ services: { outcome: "pushed" }, nats: { outcome: "pushed" }, sbomCopy: null });

  const again = await push();
  expect(again.stderr.match(/already there/g)).toHaveLength(2);
  expect(again.code).toBe(0);
  expect(again.stdout).toBe(`${TAG}@${digest}\n`);

  // what the playbook runs
  const program = ["sh", "-c", "grep -c BEGIN authorities/rds.pem; ls services"];
  const inside = await docker(["run", "--rm", "--pull", "always", result.services.reference, ...program]);
  expect(inside.split("\n")).toEqual(["81", "api", "chassis", "fetcher", "tagger"]);
});

test("an unchanged tree gives the same image and the same SBOM", async () => {
  const [first, second] = [
    await images("build", "--tag", TAG, "--json"),
    await images("build", "--tag", TAG, "--json"),
  ];
  expect(JSON.parse(first.stdout).id).toMatch(/^sha256:/);
  expect(JSON.parse(second.stdout).id).toBe(JSON.parse(first.stdout).id);

  const listed = async () => Bun.file(`${ROOT}/${(await images("sbom", "--tag", TAG)).stdout.trim()}`).text();
  const list = await listed();
  expect(await listed()).toBe(list);
  const names = JSON.parse(list).components.map(({ name }: { name: string }) => name);
  expect(names).toEqual(expect.arrayContaining(["bun", "libc6", "pg", "@aws-sdk/client-s3", "elysia"]));
  await Bun.file(`${ROOT}/build/sbom-${TAG}.cdx.json`).delete();
});

test("a tag that already names another image is refused and stays", async () => {
  const tag = `${TAG}-taken`;
  const name = `${registry}/infostream/services:${tag}`;
  await docker(["tag", nats, name]);
  await docker(["push", "--quiet", name]);
  const before = await digestOf("services", tag);
  const { code, stderr } = await images("push", "--registry", registry, "--tag", tag, "--nats", nats);
  expect(code).toBe(1);
  expect(stderr).toContain(`${name} already names another image (${before})`);
  expect(await digestOf("services", tag)).toBe(before);
});

test("an image of another NATS version is refused", async () => {
  const elsewhere = ["push", "--registry", `${registry}/elsewhere`, "--tag", TAG, "--nats", "oven/bun:1.4.5-slim"];
  const { code, stderr } = await images(...elsewhere);
  expect(code).toBe(1);
  expect(stderr).toContain(`oven/bun:1.4.5-slim reports 1.4.5, not ${NATS_SERVER_VERSION}`);
});
