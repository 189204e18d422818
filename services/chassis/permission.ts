/** Error codes of the NATS client for a request that the server denied. */
const CODES = ["PERMISSIONS_VIOLATION", "AUTHORIZATION_VIOLATION"];

/** Whether an error means that this user may not do what it tried. Trying again changes nothing. Looks through causes. */
export function isPermissionViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && CODES.includes(String(error.code))) || isPermissionViolation(error.cause);
}

/** What the server denied to this user, and how often since the service started. */
export interface Violation {
  readonly operation: string;
  readonly subject: string;
  readonly times: number;
  readonly lastMs: number;
}

/** Long enough for an operator to see it, short enough to clear once the permissions are fixed. */
const RECENT_MS = 10 * 60 * 1000;

/** Counts what the server denies. */
export function countViolations() {
  const seen = new Map<string, Violation>();
  return {
    add(operation: string, subject: string, nowMs: number): Violation {
      const key = `${operation} ${subject}`;
      const violation = { operation, subject, times: (seen.get(key)?.times ?? 0) + 1, lastMs: nowMs };
      seen.set(key, violation);
      return violation;
    },
    /** Those of the last ten minutes, one sentence each. */
    recent: (nowMs: number): string[] =>
      [...seen.values()].filter(({ lastMs }) => nowMs - lastMs < RECENT_MS).map(describeViolation),
  };
}

const describeViolation = ({ operation, subject, times }: Violation) =>
  `NATS does not let this service ${operation === "publish" ? "publish to" : "subscribe to"} "${subject}" (${times === 1 ? "once" : `${times} times`}): ` +
  "grant its user the permissions of this release";
