import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { testServersFrom } from "./config";
import { type Containers, containers } from "./containers";
import { folderUntilExit, type TemporaryFolder } from "../embedded/run-after-exit";
import { startPostgres } from "../embedded/postgres-server";

type DatabaseUrl = (database?: string) => string;

/** The servers that all test files of one process share: started when first needed, stopped after the last test. */
export interface TestServers extends AsyncDisposable {
  /** A fresh folder under the one that goes with this process. */
  folder(name: string): Promise<string>;
  /** Null where the servers are child processes. */
  readonly containers: Containers | null;
  /** The one PostgreSQL server, started by the first call: returns the superuser's URL of a database. */
  postgres(makeReady: (url: DatabaseUrl) => Promise<void>): Promise<DatabaseUrl>;
  /** A number that no other call returned. */
  next(): number;
}

function testServers(): TestServers {
  const stack = new AsyncDisposableStack();
  const root: TemporaryFolder = stack.use(folderUntilExit());
  const ours = testServersFrom() === "containers" ? stack.use(containers()) : null;
  const folder = (name: string) => mkdtemp(join(root.path, `${name}-`));
  let postgres: Promise<DatabaseUrl> | undefined;
  let count = 0;

  async function start(): Promise<DatabaseUrl> {
    if (ours) return (await ours.postgres("test")).url;
    const server = await startPostgres({ folder: await folder("postgres"), password: "test", durable: false });
    return stack.use(server).url;
  }
  async function ready(makeReady: (url: DatabaseUrl) => Promise<void>): Promise<DatabaseUrl> {
    const url = await start();
    await makeReady(url);
    return url;
  }
  return {
    folder,
    containers: ours,
    postgres: (makeReady) => (postgres ??= ready(makeReady)),
    next: () => ++count,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

// The one state at module level: `bun test` runs all files in one process, and only a module is common to them.
let servers: TestServers | undefined;

export const sharedServers = (): TestServers => (servers ??= testServers());

/** Called after the last test of the process. */
export async function stopSharedServers(): Promise<void> {
  const stopping = servers;
  servers = undefined;
  await stopping?.[Symbol.asyncDispose]();
}
