import { randomBytes } from "node:crypto";
import { readJson, writeJson } from "./state";

const NAMES = [
  "adminToken",
  "postgres",
  "postgresFetcher",
  "postgresTagger",
  "postgresApi",
  "natsAdmin",
  "natsFetcher",
  "natsTagger",
  "natsApi",
  "natsObserver",
] as const;

/** Every password and token of this system. */
export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>;

/** The secrets in the file, which gets those that it lacks: they are made once and kept. */
export async function keptSecrets(file: string): Promise<Secrets> {
  const kept = (await readJson(file)) ?? {};
  const secrets = Object.fromEntries(NAMES.map((name) => [name, textOf(kept, name) ?? newSecret()])) as Secrets;
  await writeJson(file, secrets);
  return secrets;
}

const newSecret = () => randomBytes(24).toString("base64url");

function textOf(kept: unknown, name: string): string | null {
  const value =
    typeof kept === "object" && kept !== null ? Object.entries(kept).find(([key]) => key === name)?.[1] : null;
  return typeof value === "string" && value !== "" ? value : null;
}
