import type { Migrations } from "@infostream/chassis/migrate";
import * as articles from "./0001-articles";

/** Applied in this order, each once; never edited after its release. */
export const migrations: Migrations = { "0001-articles": articles };
