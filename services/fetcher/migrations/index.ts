import type { Migrations } from "@infostream/chassis/migrate";
import * as feedsAndDocuments from "./2026-11-21-feeds-and-documents";
import * as documentsStay from "./2026-11-28-documents-stay";

/** In order of their names; what is applied is never edited. */
export const migrations: Migrations = {
  "2026-11-21-feeds-and-documents": feedsAndDocuments,
  "2026-11-28-documents-stay": documentsStay,
};
