import { connect } from "./connection";
import { findPaths, redirect } from "./expected";
import { type Follower, follower, type FollowReport } from "./follower";
import { read, type Reader } from "./readers";
import { type Figures, tally } from "./tally";

/** The readers' results. */
export interface Report extends Figures {
  readonly seconds: number;
  readonly followers: readonly FollowReport[];
  /** Whether every follower received everything that any of them received. */
  readonly caughtUp: boolean;
}

// Readers of the page, at a modest rate: POST /stop ends them and answers the report. Runs in a container of its own.
const env = (name: string) => process.env[name] ?? "";
const FOLLOWERS = 6;
const CATCH_UP_MS = 20_000;

const host = env("PAGE");
const plain = { host, port: 80, ca: null };
const secure = { host, port: 443, ca: env("CA") };
const between = (leastMs: number, mostMs: number) => leastMs + Math.random() * (mostMs - leastMs);
const times = (count: number, reader: Reader) => Array.from({ length: count }, () => reader);

using first = await connect(secure);
const expected = await findPaths(first);
const readers: readonly Reader[] = [
  ...times(2, { name: "new", place: secure, expected, restMs: () => between(300, 500), keepAlive: false }),
  ...times(4, { name: "kept", place: secure, expected, restMs: () => between(100, 300), keepAlive: true }),
  ...times(16, { name: "idle", place: secure, expected, restMs: () => between(5_000, 20_000), keepAlive: true }),
  { name: "http", place: plain, expected: [redirect(host)], restMs: () => 1_000, keepAlive: false },
];

const began = performance.now();
const counted = tally();
const [readersEnd, followersEnd] = [new AbortController(), new AbortController()];
const reading = readers.map((reader) => read(reader, counted, readersEnd.signal));
const followers = Array.from({ length: FOLLOWERS }, () => follower(secure, counted));
const following = followers.map((each) => each.follow(followersEnd.signal));
while (!followers.every((each) => each.hasBegun())) await Bun.sleep(50);

Bun.serve({
  port: Number(env("PORT")),
  hostname: "0.0.0.0",
  routes: { "/stop": { POST: async () => Response.json(await stop()) }, "/": () => Response.json(counted.figures()) },
  idleTimeout: 60,
});

async function stop(): Promise<Report> {
  readersEnd.abort();
  await Promise.all(reading);
  const seconds = Math.round((performance.now() - began) / 1_000);
  const caughtUp = await allCaughtUp(followers);
  followersEnd.abort();
  await Promise.all(following);
  return { ...counted.figures(), seconds, caughtUp, followers: followers.map((each) => each.report()) };
}

async function allCaughtUp(all: readonly Follower[]): Promise<boolean> {
  const last = Math.max(...all.map((each) => each.report().last));
  for (const until = performance.now() + CATCH_UP_MS; performance.now() < until; await Bun.sleep(50))
    if (all.every((each) => each.report().last >= last)) return true;
  return false;
}
