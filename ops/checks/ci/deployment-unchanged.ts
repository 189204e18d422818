import { resolve } from "node:path";
import { changedFiles } from "./changed-files";
import { deploymentFiles } from "./deployment";

// Exits with 0 only if certainly nothing changed that a deployment consists of. Used by .ci/run.

const changed = await changedFiles(resolve(import.meta.dir, "../../.."));
if (changed === null) process.stdout.write("No merge base with origin/main, so the deployment test runs.\n");
const files = deploymentFiles(changed ?? []);
if (files.length > 0)
  process.stdout.write(`The deployment test runs because these changed: ${files.slice(0, 5).join(", ")}…\n`);
process.exit(changed !== null && files.length === 0 ? 0 : 1);
