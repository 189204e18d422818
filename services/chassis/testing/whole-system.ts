import { startService } from "./start-service";
import { freePort } from "../embedded/free-port";
import { testDatabase, type TestDatabase } from "./test-database";
import { testFolder } from "./test-folder";
import { testNats, type TestNats } from "./test-nats";

type Env = Readonly<Record<string, string>>;
type Name = "fetcher" | "tagger" | "api";

/** The three services as processes of their own on real servers, seen from outside. */
export interface WholeSystem extends AsyncDisposable {
  /** The page's address, without a slash at its end. */
  readonly page: string;
  readonly nats: TestNats;
  readonly database: TestDatabase;
  get(path: string): Promise<Response>;
  /** Every item of a list of the api, over all its pages. */
  list<Item>(path: string): Promise<Item[]>;
  /** A path as an administrator. */
  admin(path: string, init?: RequestInit): Promise<Response>;
}

const ADMIN_TOKEN = "correct-horse-battery-staple";

/** Starts everything but feeds, each service with no more logins than it has when it is deployed; `env` adds to a service's settings. */
export async function wholeSystem(env: Partial<Record<Name, Env>> = {}): Promise<WholeSystem> {
  await using stack = new AsyncDisposableStack();
  const [database, nats, folder] = await Promise.all([testDatabase(), testNats(), testFolder()]);
  for (const server of [folder, nats, database]) stack.use(server);
  const port = freePort();
  const archive = { ARCHIVE_URL: `file://${folder.path}` };
  const own: Record<Name, Env> = {
    fetcher: { ...archive, INFOSTREAM_ALLOW_PRIVATE_NETWORKS: "true" },
    tagger: archive,
    api: { INFOSTREAM_PORT: String(port), INFOSTREAM_ADMIN_TOKEN: ADMIN_TOKEN },
  };
  const start = async (name: Name) =>
    stack.use(
      await startService(name, {
        NATS_URL: nats.url(name),
        DATABASE_URL: database.as(name),
        LOG_LEVEL: "warn",
        ...own[name],
        ...env[name],
      }),
    );
  await Promise.all([start("fetcher"), start("tagger"), start("api")]);
  const kept = stack.move();
  const get = (path: string) => fetch(page + path);
  const page = `http://127.0.0.1:${port}`;
  return {
    page,
    nats,
    database,
    get,
    list: <Item>(path: string) => everything<Item>(get, path),
    admin: (path, init = {}) =>
      fetch(page + path, { ...init, headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...init.headers } }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function everything<Item>(get: (path: string) => Promise<Response>, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | null = ""; next !== null;) {
    const address: string = `${path}${path.includes("?") ? "&" : "?"}limit=200${next && `&cursor=${next}`}`;
    const response = await get(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    const page = (await response.json()) as { items: Item[]; next: string | null };
    items.push(...page.items);
    next = page.next;
  }
  return items;
}
