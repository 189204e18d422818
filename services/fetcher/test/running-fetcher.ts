import { sendRequest } from "@infostream/chassis/request-reply";
import { createLog } from "@infostream/chassis/log";
import { connectNats, type Nats } from "@infostream/chassis/nats";
import { testDatabase, testFolder, testNats, until } from "@infostream/chassis/testing/servers";
import { type Feed, FeedRaw, feedRequests, type NewFeed } from "@infostream/contracts";
import { SQL } from "bun";
import { connect, type NatsConnection } from "nats";

/** The servers that a fetcher needs, with what a test looks at them by. */
export interface Stage extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
  /** As the database's owner, which sees everything. */
  readonly sql: SQL;
  /** As the NATS user that may do everything. */
  readonly admin: NatsConnection;
  /** As the api, with no more permissions than it has. */
  readonly api: Nats;
  readonly archive: string;
}

export async function stage(): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const [database, nats, folder] = await Promise.all([testDatabase(), testNats(), testFolder()]);
  for (const server of [folder, nats, database]) stack.use(server);
  const sql = new SQL({ url: database.url, max: 2 });
  stack.defer(() => sql.close());
  const admin = await connect({ servers: new URL(nats.url()).host, user: "admin", pass: "admin" });
  stack.defer(() => admin.close());
  const ending = new AbortController();
  stack.defer(() => ending.abort());
  const context = { log: createLog("test", "error"), fail: () => {}, ending: ending.signal };
  const api = stack.use(await connectNats({ url: nats.url("api"), user: "api", caFile: null }, context));
  const kept = stack.move();
  return {
    env: {
      DATABASE_URL: database.as("fetcher"),
      NATS_URL: nats.url("fetcher"),
      ARCHIVE_URL: `file://${folder.path}`,
      INFOSTREAM_OPS_PORT: "0",
      INFOSTREAM_ALLOW_PRIVATE_NETWORKS: "true",
    },
    sql,
    admin,
    api,
    archive: folder.path,
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await kept.disposeAsync();
    },
  };
}

export interface RunningFetcher extends AsyncDisposable {
  /** What it logged so far. */
  lines(): readonly Record<string, unknown>[];
  kill(): Promise<void>;
  readonly pid: number;
  readonly exited: Promise<number>;
}

/** A fetcher as a process of its own, as it is deployed. */
export async function startFetcher(at: Stage, env: Readonly<Record<string, string>> = {}): Promise<RunningFetcher> {
  const fetcher = spawnFetcher({ ...at.env, ...env });
  await until("the fetcher starts", () => fetcher.lines().some(({ event }) => event === "service.started"));
  return fetcher;
}

export function spawnFetcher(env: Readonly<Record<string, string>>): RunningFetcher {
  const child = Bun.spawn(["bun", `${import.meta.dir}/../main.ts`], {
    env: { PATH: Bun.env["PATH"] ?? "", HOME: Bun.env["HOME"] ?? "", ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
  });
  const lines: Record<string, unknown>[] = [];
  const read = async () => {
    let rest = "";
    for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) lines.push(JSON.parse(line));
    }
  };
  const ended = read();
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await child.exited;
    await ended;
  };
  return {
    lines: () => lines,
    pid: child.pid,
    exited: child.exited,
    kill: () => end("SIGKILL"),
    [Symbol.asyncDispose]: () => end("SIGTERM"),
  };
}

export const add = (at: Stage, feed: NewFeed): Promise<{ feed: Feed; added: boolean }> =>
  sendRequest(at.api, feedRequests.add, feed);

export const get = (at: Stage, id: string): Promise<Feed> => sendRequest(at.api, feedRequests.get, { id });

/** Polls a feed now, and waits until that is recorded. */
export async function pollNow(at: Stage, id: string): Promise<void> {
  const before = (await get(at, id)).lastPolledAt;
  await sendRequest(at.api, feedRequests.refresh, { id });
  await until(`feed ${id} is polled`, async () => (await get(at, id)).lastPolledAt !== before);
}

/** Every `feed.raw` that the stream holds, oldest first. */
export async function published(at: Stage): Promise<FeedRaw[]> {
  const manager = await at.admin.jetstreamManager();
  const { state } = await manager.streams.info("FEED_RAW");
  const messages: FeedRaw[] = [];
  for (let seq = state.first_seq; state.messages > 0 && seq <= state.last_seq; seq++)
    messages.push(FeedRaw.decode(await manager.streams.getMessage("FEED_RAW", { seq })));
  return messages;
}
