import { readFileSync } from "node:fs";
import { parseDuration } from "./duration";

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * Every fault of a service's settings in one message, so that one look at the log is enough to fix them all. `title` says where
 * the settings are, if not in the environment.
 */
export class SettingsError extends Error {
  override readonly name: string = "SettingsError";
  readonly faults: readonly string[];
  constructor(faults: readonly string[], title = "These settings are missing or malformed", cause?: unknown) {
    super(`${title}:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`, { cause });
    this.faults = faults;
  }
}

/** Reads settings one by one and remembers each fault. A reader without `otherwise` is required. */
export interface Settings {
  text(name: string, otherwise?: string): string;
  optional(name: string): string | null;
  integer(name: string, range: { min: number; max: number }, otherwise?: number): number;
  /** Milliseconds. */
  duration(name: string, otherwise?: string): number;
  flag(name: string, otherwise?: boolean): boolean;
  /** A URL with one of these schemes, without their colons. */
  url(name: string, schemes: readonly string[], otherwise?: string): string;
  choice<Choice extends string>(name: string, choices: readonly Choice[], otherwise?: Choice): Choice;
  /** Words separated by commas. */
  list(name: string): readonly string[];
  /** A fault that only the caller can find, such as two settings that exclude one another. */
  fault(text: string): void;
}

/**
 * Reads a service's settings from its environment. Where `NAME` is not set, `NAME_FILE` may name a file that holds the value.
 * Throws {@link SettingsError} with every fault at once, so that nothing half-starts.
 */
export function readSettings<Config>(env: Env, read: (settings: Settings) => Config): Config {
  const faults: string[] = [];
  const config = read(reader(env, faults));
  if (faults.length > 0) throw new SettingsError(faults);
  return config;
}

/** What every service reads, under the same names. */
export interface ServiceSettings {
  /** `caFile` is the PEM file of a private authority that signed the servers' certificates. */
  readonly nats: { readonly url: string; readonly caFile: string | null };
  readonly databaseUrl: string;
  /** Where `/healthz` and `/readyz` answer. */
  readonly ops: { readonly host: string; readonly port: number };
}

/** Reads the settings that services share. `opsPort` is the service's own default. */
export const serviceSettings = (settings: Settings, opsPort: number): ServiceSettings => ({
  nats: { url: settings.url("NATS_URL", ["nats", "tls"]), caFile: settings.optional("NATS_CA_FILE") },
  databaseUrl: settings.url("DATABASE_URL", ["postgres", "postgresql"]),
  ops: {
    host: settings.text("INFOSTREAM_OPS_HOST", "127.0.0.1"),
    port: settings.integer("INFOSTREAM_OPS_PORT", { min: 0, max: 65_535 }, opsPort),
  },
});

/** Where documents are stored: `s3://bucket/prefix` or `file:///path`. */
export const archiveUrl = (settings: Settings): string => settings.url("ARCHIVE_URL", ["s3", "file"]);

function reader(env: Env, faults: string[]): Settings {
  const found = (name: string) => lookUp(env, name, faults);
  const one = <T>(name: string, otherwise: T | undefined, form: string, parse: (text: string) => T | null): T => {
    const text = found(name);
    if (text === null) {
      if (otherwise === undefined) faults.push(`${name} is not set; it must be ${form}`);
    } else {
      const value = parse(text);
      if (value !== null) return value;
      faults.push(`${name} must be ${form}, not ${quote(name, text)}`);
    }
    // either a fault was recorded or the default applies; with a fault, readSettings throws before the value is used
    return otherwise as T;
  };
  return {
    text: (name, otherwise) => one(name, otherwise, "text", (text) => text),
    optional: found,
    integer: (name, { min, max }, otherwise) =>
      one(name, otherwise, `a whole number from ${min} to ${max}`, (text) => {
        const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
        return value >= min && value <= max ? value : null;
      }),
    duration: (name, otherwise) =>
      one(
        name,
        otherwise === undefined ? undefined : (parseDuration(otherwise) ?? undefined),
        "a duration such as 500ms, 10s, 15m or 24h",
        parseDuration,
      ),
    flag: (name, otherwise) =>
      one(name, otherwise, "true or false", (text) => (text === "true" ? true : text === "false" ? false : null)),
    url: (name, schemes, otherwise) =>
      one(name, otherwise, `a URL that begins with ${schemes.map((s) => `${s}://`).join(" or ")}`, (text) =>
        schemes.some((scheme) => text.startsWith(`${scheme}://`)) && areUrls(text) ? text : null,
      ),
    choice: (name, choices, otherwise) =>
      one(name, otherwise, `one of ${choices.join(", ")}`, (text) => choices.find((choice) => choice === text) ?? null),
    list: (name) =>
      (found(name) ?? "")
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    fault: (text) => faults.push(text),
  };
}

/** One address, or several servers' separated by commas. */
const areUrls = (text: string) =>
  URL.canParse(text) || text.split(",").every((part) => /^\s*\w+:\/\//.test(part) && URL.canParse(part));

function lookUp(env: Env, name: string, faults: string[]): string | null {
  const direct = env[name];
  if (direct !== undefined && direct !== "") return direct;
  const file = env[`${name}_FILE`];
  if (file === undefined || file === "") return null;
  try {
    return readFileSync(file, "utf8").trim() || null;
  } catch (error) {
    faults.push(`${name}_FILE is ${file}, which cannot be read: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/** Secrets, and URLs that may contain one, stay out of messages. */
const quote = (name: string, text: string) =>
  /TOKEN|SECRET|PASSWORD|_URL$/.test(name) ? "its present value" : `"${text}"`;
