import { resolve } from "node:path";
import { addressesIn } from "./addresses-in";

const found = addressesIn(await Bun.file(resolve(import.meta.dir, "../../bun.lock")).text());
for (const line of found) process.stderr.write(`${line}\n`);
if (found.length > 0)
  process.stderr.write("bun.lock names where packages came from. Install with the default registry.\n");
process.exit(found.length > 0 ? 1 : 0);
