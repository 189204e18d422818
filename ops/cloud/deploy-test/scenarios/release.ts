import type { Deployment } from "../deployment";
import { pushChangedImage } from "./changed-image";

/** What the release's migration adds to the table of articles. */
export const ADDED_COLUMN = "deployment_test";

const MIGRATION = "2999-01-01-deployment-test";
const MIGRATE = [
  'import { sql, type Kysely } from "kysely";',
  "export const up = async (db: Kysely<never>) => {",
  `  await sql\`alter table articles.articles add column ${ADDED_COLUMN} text\`.execute(db);`,
  "};",
].join("");
const MIGRATIONS = [
  `import { migrations as before } from "./before";import * as last from "./${MIGRATION}";`,
  `export const migrations = { ...before, "${MIGRATION}": last };`,
].join("");

/**
 * Pushes a realistic release: its tagger migrates a table in a way that the previous release tolerates, and its page has a
 * changed style sheet. Returns its tag with the digest.
 */
export const pushRelease = (deployment: Deployment, kind: string): Promise<string> =>
  pushChangedImage(
    deployment,
    kind,
    "USER root",
    "RUN echo '/* another release */' >>services/api/assets/app.css",
    "WORKDIR /app/services/tagger/migrations",
    `RUN mv index.ts before.ts && printf '%s' '${MIGRATIONS}' >index.ts && printf '%s' '${MIGRATE}' >${MIGRATION}.ts && chmod a+r *.ts`,
    "WORKDIR /app",
    "USER bun",
  );
