import type { Migrations } from "@infostream/chassis/migrate";
import * as feedsAndDocuments from "./2026-11-21-feeds-and-documents";

/** In order of their names; what is applied is never edited. */
export const migrations: Migrations = { "2026-11-21-feeds-and-documents": feedsAndDocuments };
