import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

// ansible-lint over the playbooks, at the profile that its own settings name. usage: bun ops/cloud/deploy-test/lint-playbooks.ts

const ROOT = resolve(import.meta.dir, "../../..");
const lint = Bun.which("ansible-lint");
if (lint === null) {
  process.stderr.write(
    "ansible-lint is not installed. Run .ci/linters/install and add the folder that it prints to PATH.\n",
  );
  process.exit(1);
}

// a copy, since ansible-lint writes beside its input and guesses file kinds from the folder's name
const copy = await mkdtemp(join(tmpdir(), "infostream-playbooks-"));
for (const path of ["ansible", "ansible.cfg", "site.yml"])
  await cp(join(ROOT, path), join(copy, path), { recursive: true });

const lints = [
  { cwd: join(copy, "ansible"), args: [] },
  { cwd: copy, args: ["--config-file", "ansible/.ansible-lint", "site.yml"] },
];
for (const { cwd, args } of lints) {
  const { exited } = Bun.spawn([lint, "--strict", ...args], { cwd, stdio: ["ignore", "inherit", "inherit"] });
  if ((await exited) !== 0) process.exitCode = 1;
}
await rm(copy, { recursive: true });
