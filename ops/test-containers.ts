import { resolve } from "node:path";
import { command } from "@infostream/chassis/testing/command";
import { environmentWith } from "@infostream/chassis/testing/config";

// The integration tests with servers in containers of the official images, and what only containers can show.
const ROOT = resolve(import.meta.dir, "..");
const FILES = [
  "services/*/test/*.test.ts",
  "services/chassis/provision/test/*.test.ts",
  "{services,ops}/**/*.containers.ts",
];

const engine = await command(["docker", "info", "--format", "{{.ServerVersion}}"], { timeoutMs: 20_000 });
if (engine.code !== 0) {
  process.stderr.write(
    `No Docker engine answers, and these tests take their servers from containers.\n` +
      `Start Docker, or run \`bun run test\`, which needs none.\n\n${engine.stderr.trim()}\n`,
  );
  process.exit(1);
}

const files = FILES.flatMap((pattern) => Array.from(new Bun.Glob(pattern).scanSync({ cwd: ROOT })))
  .filter((path) => !path.includes("node_modules/"))
  .sort();
// a path with ./ is taken as it is; one without is a filter over what `bun test` finds by itself
const tests = Bun.spawn([process.execPath, "test", "--timeout", "60000", ...files.map((path) => `./${path}`)], {
  cwd: ROOT,
  env: environmentWith({ INFOSTREAM_TEST_SERVERS: "containers" }),
  stdio: ["ignore", "inherit", "inherit"],
});
process.exit(await tests.exited);
