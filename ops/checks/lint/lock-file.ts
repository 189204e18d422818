import { join, resolve } from "node:path";
import { addressesIn } from "./addresses-in";

const ROOT = resolve(import.meta.dir, "../../..");
const LOCKS = ["bun.lock", "ops/docs/topology/svg/bun.lock"];

let found = 0;
for (const path of LOCKS)
  for (const line of addressesIn(await Bun.file(join(ROOT, path)).text())) {
    process.stderr.write(`${line.replace("bun.lock", path)}\n`);
    found += 1;
  }
if (found > 0)
  process.stderr.write("A lock file contains registry addresses. Run bun install with the default registry.\n");
process.exit(found > 0 ? 1 : 0);
