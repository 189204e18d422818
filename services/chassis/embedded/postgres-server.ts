import { Client } from "pg";
import { freePort } from "./free-port";
import { POSTGRES_SUPERUSER, type PostgresOptions, preparePostgres } from "./postgres-cluster";
import { type RunningServer, runServer } from "./running-server";

export interface PostgresServer extends RunningServer {
  readonly port: number;
  /** A superuser's URL of one of its databases. */
  url(database?: string): string;
}

/** Starts PostgreSQL on 127.0.0.1 with its data in `folder` and waits until it answers; disposing stops it and keeps the data. */
export async function startPostgres(
  options: Omit<PostgresOptions, "port"> & { readonly port?: number },
): Promise<PostgresServer> {
  const port = options.port ?? freePort();
  const url = (database = "postgres") =>
    `postgres://${POSTGRES_SUPERUSER}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;
  const server = await runServer({
    name: "postgres",
    command: await preparePostgres({ ...options, port }),
    folder: options.folder,
    stopSignal: "SIGINT",
    answers: () => postgresAnswers(url()),
  });
  return { ...server, port, url };
}

/** Throws unless a PostgreSQL server answers a query there. */
export async function postgresAnswers(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  // a connection that breaks while it is made fails twice: by the promise, and by an event, which would end the process if unhandled
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
  } finally {
    await client.end();
  }
}
