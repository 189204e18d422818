import { resolve } from "node:path";
import { main } from "./local/up/main";

// relative to this file, since `up` may run from any working directory
await main(resolve(import.meta.dir, ".."));
