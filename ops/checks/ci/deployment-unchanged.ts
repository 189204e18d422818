import { resolve } from "node:path";
import { changedFiles } from "./changed-files";
import { deploymentFiles } from "./deployment";

// Exits with 0 only where it is certain that nothing changed of what a deployment is made of. Used by .ci/run.

const changed = await changedFiles(resolve(import.meta.dir, "../../.."));
if (changed === null) process.stdout.write("No merge base with origin/main, so the deployment test runs.\n");
const files = deploymentFiles(changed ?? []);
if (files.length > 0)
  process.stdout.write(`The deployment test runs because these changed: ${files.slice(0, 5).join(", ")}…\n`);
process.exit(changed !== null && files.length === 0 ? 0 : 1);
