import type { Migrations } from "@infostream/chassis/migrate";
import * as articles from "./2026-11-21-articles";

/** Applied in this order, each once; never edited after its release. */
export const migrations: Migrations = { "2026-11-21-articles": articles };
