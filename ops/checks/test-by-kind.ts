import { resolve } from "node:path";
import { command } from "@infostream/chassis/embedded/command";
import { environmentWith } from "@infostream/chassis/embedded/config";

// `bun test` does not run these: each kind needs something that a fresh machine lacks.
const KINDS: Readonly<Record<string, { readonly files: readonly string[]; readonly env: Record<string, string> }>> = {
  corpora: { files: ["{services,ops}/**/*.corpora.ts"], env: {} },
  browser: { files: ["{services,ops}/**/*.browser.ts"], env: {} },
  // the integration tests again, against servers from the official images, and tests that need containers
  containers: {
    files: [
      "services/*/test/*.test.ts",
      "services/chassis/provision/test/*.test.ts",
      "{services,ops}/**/*.containers.ts",
    ],
    env: { INFOSTREAM_TEST_SERVERS: "containers" },
  },
  // what the playbooks print before AWS is set up; needs Ansible
  playbooks: { files: ["ops/**/*.playbooks.ts"], env: {} },
  // the whole deployment on this machine: AWS's APIs, hosts, security groups, a load balancer
  deploy: { files: ["ops/cloud/deploy-test/*.deploy.ts"], env: {} },
  // the part of it that fits into the checks of every change
  "deploy:short": { files: ["ops/cloud/deploy-test/*.short.ts"], env: {} },
  // the same for operations on a running system and for failures
  operations: { files: ["ops/cloud/deploy-test/*.operations.ts"], env: {} },
};
const NEED_DOCKER = ["containers", "deploy", "deploy:short", "operations"];
const ROOT = resolve(import.meta.dir, "../..");

const name = process.argv[2] ?? "";
const kind = KINDS[name];
if (kind === undefined) fail(`usage: bun ops/checks/test-by-kind.ts ${Object.keys(KINDS).join(" | ")}`, 2);
if (NEED_DOCKER.includes(name)) await needDocker();

const files = kind.files
  .flatMap((pattern) => Array.from(new Bun.Glob(pattern).scanSync({ cwd: ROOT })))
  .filter((path) => !path.includes("node_modules/"))
  .sort();
// a path that starts with ./ names a file; any other argument filters the files that `bun test` finds
const tests = Bun.spawn([process.execPath, "test", "--timeout", "60000", ...files.map((path) => `./${path}`)], {
  cwd: ROOT,
  env: environmentWith(kind.env),
  stdio: ["ignore", "inherit", "inherit"],
});
process.exit(await tests.exited);

async function needDocker() {
  const engine = await command(["docker", "info", "--format", "{{.ServerVersion}}"], { timeoutMs: 20_000 });
  if (engine.code === 0) return;
  fail(
    "No Docker engine answers, but these tests run servers in containers.\n" +
      `Start Docker, or run \`bun run test\`, which does not need it.\n\n${engine.stderr.trim()}`,
    1,
  );
}

function fail(words: string, code: number): never {
  process.stderr.write(`${words}\n`);
  process.exit(code);
}
