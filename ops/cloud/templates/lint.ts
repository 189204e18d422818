import { join, resolve } from "node:path";

// Runs cfn-lint and checkov over both templates. Neither comes from npm, so a missing one is reported with how to install it.
const OPS = resolve(import.meta.dir, "../..");
const templates = [join(OPS, "base.yaml"), join(OPS, "hosts.yaml")];

const tools: readonly (readonly [name: string, ...args: string[]])[] = [
  ["cfn-lint", "--include-checks", "I3011", "--regions", "eu-central-1", "--", ...templates],
  ["checkov", "--config-file", join(import.meta.dir, "checkov.yaml"), "--file", ...templates],
];

let failed = 0;
for (const [name, ...args] of tools) {
  const found = Bun.which(name);
  if (found === null) {
    failed++;
    process.stderr.write(
      `${name} is not installed. Run .ci/linters/install and add the folder that it prints to PATH.\n`,
    );
    continue;
  }
  const { exited } = Bun.spawn([found, ...args], { stdin: "ignore", stdout: "inherit", stderr: "inherit" });
  const code = await exited;
  process.stdout.write(`${name}: ${code === 0 ? "no findings" : `exited with ${code}`}\n`);
  if (code !== 0) failed++;
}
process.exit(failed > 0 ? 1 : 0);
