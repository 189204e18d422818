import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { itemsOf } from "./read-feed";

setDefaultTimeout(30_000);

const main = new URL("../main.ts", import.meta.url).pathname;
const env = { MOCK_FEEDS_PORT: "0", MOCK_FEEDS_EVERY: "1s" };
let server: Bun.Subprocess<"ignore", "pipe", "inherit">;
let origin: string;

beforeAll(async () => {
  server = Bun.spawn([process.execPath, main], { env, stdin: "ignore", stdout: "pipe", stderr: "inherit" });
  origin = await addressOf(server.stdout);
});
afterAll(() => server.kill("SIGKILL"));

test("a feed gains an article while one watches, and answers 304 in between", async () => {
  const url = `${origin}/world.rss`;
  let seen = await fetch(url);
  const first = itemsOf(url, await seen.text()).map(({ guid }) => guid);
  let unchanged = 0;
  let answered = seen;
  while (answered.status === 304 || answered === seen) {
    answered = await fetch(url, { headers: { "if-none-match": seen.headers.get("etag") ?? "" } });
    if (answered.status === 304) unchanged++;
    else if (answered.status !== 200) throw new Error(`answered ${answered.status}`);
    await Bun.sleep(20);
  }
  seen = answered;
  const then = itemsOf(url, await seen.text()).map(({ guid }) => guid);
  expect(unchanged).toBeGreaterThan(0);
  expect(then.length).toBeGreaterThan(first.length);
  expect(then.slice(-first.length)).toEqual(first);
});

test("HEAD returns only the headers", async () => {
  const head = await fetch(`${origin}/technology.atom`, { method: "HEAD" });
  expect(head.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
  expect(await head.text()).toBe("");
});

test("links carry the address that was asked", async () => {
  const document = await (await fetch(`${origin}/science.json`)).text();
  const page = await fetch(/"url": "([^"]+)"/.exec(document)?.[1] ?? "");
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toStartWith("text/html");
});

test("the index names all three feeds", async () => {
  const index = await (await fetch(origin)).text();
  for (const path of ["/world.rss", "/technology.atom", "/science.json"]) expect(index).toContain(`href="${path}"`);
});

test("invalid settings stop it and are named", async () => {
  const broken = Bun.spawn([process.execPath, main], { env: { MOCK_FEEDS_PORT: "x" }, stdout: "pipe" });
  const [code, output] = await Promise.all([broken.exited, broken.stdout.text()]);
  expect(code).toBe(2);
  expect(output).toContain("MOCK_FEEDS_PORT must be a whole number");
});

test("SIGTERM stops it cleanly, even with an open connection", async () => {
  await fetch(`${origin}/healthz`);
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
});

async function addressOf(output: ReadableStream<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of output) {
    text += new TextDecoder().decode(chunk);
    const address = /http:\/\/[\w.]+:\d+/.exec(text)?.[0];
    if (address) return address;
  }
  throw new Error(`no address in: ${text}`);
}
