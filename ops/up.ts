import { resolve } from "node:path";
import { main } from "./local/up/main";

// found from here: the working directory may be any
await main(resolve(import.meta.dir, ".."));
