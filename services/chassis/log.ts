export type Level = "debug" | "info" | "warn" | "error";
export const LEVELS: readonly Level[] = ["debug", "info", "warn", "error"];

export type Fields = Readonly<Record<string, unknown>>;

/** What happened, as `noun.verb`: programs look for it, so it never changes. */
export type EventName = `${Lowercase<string>}.${Lowercase<string>}`;

/** One JSON object per line: `event` for programs, `message` for people, and fields with outcome, duration and ids. */
export type Log = Readonly<Record<Level, (event: EventName, message: string, fields?: Fields) => void>>;

/** A log of one service, written to `write` (standard output by default). Errors are written with their causes. */
export function createLog(service: string, level: Level, write = (line: string) => console.log(line)): Log {
  const at =
    (own: Level) =>
    (event: EventName, message: string, fields: Fields = {}) => {
      if (LEVELS.indexOf(own) < LEVELS.indexOf(level)) return;
      write(JSON.stringify({ time: new Date().toISOString(), level: own, service, event, message, ...fields }, plain));
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Error ? describeError(value) : value;
}

/** An error and its causes in one line; connection errors of several addresses are listed one by one. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(describeError).join("; ");
  if (!(error instanceof Error)) return String(error);
  const own = error.message || error.name;
  return error.cause === undefined ? own : `${own} (${describeError(error.cause)})`;
}
