import { randomBytes } from "node:crypto";
import { readJson, writeJson } from "./json-file";

export const secretNames = [
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
export type Secrets = Readonly<Record<(typeof secretNames)[number], string>>;

/** Reads the secrets of these names from the file, after generating those that it lacks. */
export async function loadSecrets<Name extends string>(
  file: string,
  names: readonly Name[],
): Promise<Readonly<Record<Name, string>>> {
  const kept = (await readJson(file)) ?? {};
  const secrets = Object.fromEntries(names.map((name) => [name, textOf(kept, name) ?? newSecret()])) as Record<
    Name,
    string
  >;
  await writeJson(file, secrets);
  return secrets;
}

const newSecret = () => randomBytes(24).toString("base64url");

function textOf(kept: unknown, name: string): string | null {
  const value =
    typeof kept === "object" && kept !== null ? Object.entries(kept).find(([key]) => key === name)?.[1] : null;
  return typeof value === "string" && value !== "" ? value : null;
}
