import { isPermissionViolation } from "./permission";

/**
 * A server that is needed does not answer now. Work that meets it waits and retries. That does not count as an attempt, since
 * nothing is wrong with the work.
 */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}

// PostgreSQL: connection exceptions, insufficient resources, operator intervention, a standby that cannot write
const SQL_CLASSES = ["08", "53", "57"];
const SQL_STATES = ["25006", "40001", "40P01", "55P03"];
const NETWORK = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ERR_SOCKET_CLOSED",
];
const NATS = [
  "TIMEOUT",
  "503",
  "DISCONNECT",
  "CONNECTION_CLOSED",
  "CONNECTION_DRAINING",
  "CONNECTION_REFUSED",
  "CONNECTION_TIMEOUT",
];
const PG_CLIENT =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end/;

/** Whether an error means that a server is down, rather than that the work is wrong or not permitted. Looks through causes. */
export function isUnavailable(error: unknown): boolean {
  if (isPermissionViolation(error)) return false;
  if (error instanceof Unavailable) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    (code.length === 5 && SQL_CLASSES.includes(code.slice(0, 2))) ||
    SQL_STATES.includes(code) ||
    NETWORK.includes(code) ||
    NATS.includes(code) ||
    PG_CLIENT.test(error.message) ||
    isUnavailable(error.cause)
  );
}
