import { expect, test } from "bun:test";
import { CORE, messagesFor } from "./fixture";

test.each([
  ["fetches", 'const answer = await fetch("https://example.org");', "a request belongs in adapters/"],
  ["fetches by another name", "const ask = fetch;", "a request belongs in adapters/"],
  ["reads the clock", "const now = Date.now();", "pass the time in"],
  ["reads the clock by subscript", 'const now = Date["now"]();', "pass the time in"],
  ["makes a date of now", "const now = new Date();", "pass the time in"],
  ["takes a function of the clock", "const { now } = Date;", "pass the time in"],
  ["hands the clock on", "const times = { Date };", "pass the time in"],
  ["draws a random number", "const n = Math.random();", "pass a random number or an id in"],
  ["makes an id", "const id = crypto.randomUUID();", "pass a random number or an id in"],
  ["reads the environment", "const { HOME } = process.env;", "config.ts reads the environment"],
  ["reads the environment of its module", "const home = import.meta.env.HOME;", "config.ts reads the environment"],
  ["waits", "setTimeout(() => {}, 10);", "waiting belongs in a story"],
  ["waits by Bun", "await Bun.sleep(10);", "belongs in adapters/"],
  ["fetches through globalThis", "globalThis.fetch();", "belongs in adapters/"],
  ["imports what it computes", "await import(name);", "belongs in adapters/"],
])("core that %s is refused", (_, text, home) => {
  const messages = messagesFor(CORE, text);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toStartWith(`${CORE}:1 uses `);
  expect(messages[0]).toContain(home);
});

test.each([
  ["makes a date of a value", "const at = new Date(text); const utc = Date.UTC(2026, 0); const most = Math.max(1, 2);"],
  ["asks whether a value is a date", "const is = value instanceof Date;"],
  ["names the type of a side effect", "type Clock = () => Date; type Ask = typeof fetch;"],
  ["calls an argument by a global's name", "const f = (fetch: () => number) => fetch();"],
  ["has a member of a global's name", "const f = (client: { fetch(): number }) => client.fetch();"],
  ["hashes", 'const hash = new Bun.CryptoHasher("sha256");'],
  ["mentions side effects in comments and strings", '// fetch, then Date.now()\nconst words = "process.env";'],
])("core that %s is allowed", (_, text) => {
  expect(messagesFor(CORE, text)).toEqual([]);
});
