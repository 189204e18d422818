import { connect, type Connection, type Place } from "./connection";
import { type Expected, expectAnswer } from "./expected";
import type { Tally } from "./tally";

/** A reader's habits. */
export interface Reader {
  readonly name: string;
  readonly place: Place;
  readonly expected: readonly Expected[];
  /** Between two requests. */
  restMs(): number;
  /** Whether requests follow one another on one connection. */
  readonly keepAlive: boolean;
}

/** Sends one request after another until aborted; finishes the one in progress. */
export async function read(
  { name, place, expected, restMs, keepAlive }: Reader,
  tally: Tally,
  ended: AbortSignal,
): Promise<void> {
  let connection: Connection | null = null;
  let next: readonly Expected[] = [];
  // readers start at different paths
  for (let turn = Math.floor(Math.random() * expected.length); ;) {
    await pause(restMs(), ended);
    if (ended.aborted) break;
    const one = next[0] ?? expected[turn++ % expected.length];
    if (one === undefined) throw new Error(`${name} has no requests to send`);
    next = next.slice(1);
    const began = performance.now();
    try {
      if (connection === null) {
        connection = await connect(place);
        tally.connected();
      }
      const answer = await connection.ask(one.path);
      expectAnswer(one, answer);
      next = one.next?.(answer.body) ?? next;
      tally.answered(performance.now() - began);
      if (keepAlive && !/^connection: *close/im.test(answer.head)) continue;
    } catch (error) {
      tally.failed(`${name} ${one.path}`, error);
    }
    connection?.[Symbol.dispose]();
    connection = null;
  }
  connection?.[Symbol.dispose]();
}

/** Resolves early if the signal aborts. */
export async function pause(ms: number, ended: AbortSignal): Promise<void> {
  if (ended.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  ended.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}
