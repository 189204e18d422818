import { Socket } from "node:net";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { backoffMs, pause } from "./backoff";
import { describeError } from "./log";
import type { ServiceContext } from "./run";
import { isUnavailable, Unavailable } from "./unavailable";

export interface PostgresSettings {
  /** `postgres://role:password@host:port/database`, with `sslmode` and `sslrootcert` where TLS is asked for. */
  readonly url: string;
  readonly connections: number;
  /** A connection that is silent for longer is lost. */
  readonly silenceMs?: number;
}

const STATEMENT_LIMIT_MS = 30_000;
/** Longer than a server may take for an answer by its own limits. */
const SILENCE_LIMIT_MS = STATEMENT_LIMIT_MS + 10_000;

export interface Database<Tables> extends AsyncDisposable {
  readonly db: Kysely<Tables>;
  /** Resolves where the server answers. */
  check(): Promise<void>;
}

/** Connects and waits, saying so, until the server answers. `bigint` columns come as strings, times as `Date`. */
export async function connectPostgres<Tables>(
  { url, connections, silenceMs = SILENCE_LIMIT_MS }: PostgresSettings,
  context: Pick<ServiceContext, "log" | "ending">,
): Promise<Database<Tables>> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    // a longer query has lost its server or has a bad plan: an error is better than waiting
    options: `-c statement_timeout=${STATEMENT_LIMIT_MS} -c idle_in_transaction_session_timeout=${STATEMENT_LIMIT_MS}`,
    keepAlive: true,
    // a server that hangs or is cut off sends nothing: without this, the client would wait for a quarter of an hour
    stream: () => endedBySilence(silenceMs),
  });
  // each connection has a listener of its own: the pool listens to idle ones only, and one that breaks while it is held
  // between two queries would end the process. The pool replaces a broken connection at the next use
  pool.on("connect", (client) =>
    client.on("error", (error) =>
      context.log.warn("postgres.disconnected", "Lost a connection to PostgreSQL. The next query opens another.", {
        error,
      }),
    ),
  );
  pool.on("error", () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const check = async () => void (await sql`select 1`.execute(db));
  const dispose = () => db.destroy();
  try {
    await untilItAnswers(check, context);
  } catch (error) {
    await dispose();
    throw error;
  }
  return { db, check, [Symbol.asyncDispose]: dispose };
}

function endedBySilence(ms: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(ms, () => socket.destroy(new Unavailable(`PostgreSQL was silent for ${ms} ms`)));
}

async function untilItAnswers(check: () => Promise<void>, { log, ending }: Pick<ServiceContext, "log" | "ending">) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await check();
    } catch (error) {
      if (ending.aborted || !isUnavailable(error))
        throw new Error(`Cannot connect to PostgreSQL: ${describeError(error)}. Check DATABASE_URL.`, { cause: error });
      if (attempt === 0)
        log.warn("postgres.waiting", "PostgreSQL does not answer yet. Still trying to connect.", { error });
      await pause(backoffMs(attempt, 100, 2000, Math.random()), ending);
    }
  }
}
