import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { createLog } from "@infostream/chassis/log";
import { connectNats } from "@infostream/chassis/nats";
import { type TestDatabase, testDatabase, type TestNats, testNats } from "@infostream/chassis/testing/servers";
import { feedRequests } from "@infostream/contracts";
import { spawnApi, untilItAnswers } from "./api-process";
import { openStore } from "./store";

setDefaultTimeout(30_000);

let database: TestDatabase;
let nats: TestNats;
beforeAll(async () => {
  database = await testDatabase();
  nats = await testNats({ jetstream: false });
  await using store = await openStore(database.as("tagger"), true);
  await store.feed("1", { url: "https://news.example/feed" });
  await store.articles({ title: "The first" });
});
afterAll(async () => {
  await nats[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const spawn = (more?: Record<string, string>, port?: number) => spawnApi({ database, nats }, more, port);

/** What a server answers to raw bytes, which a proper client would never send. */
function sendRaw(port: number, bytes: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let received = "";
  void Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      open: (socket) => void socket.write(bytes),
      data: (_socket, data) => {
        received += data.toString();
        if (received.includes("\r\n\r\n")) resolve(received);
      },
      close: () => resolve(received),
    },
  });
  return promise;
}

const quiet = () => ({ log: createLog("test", "error", () => {}), fail: () => {}, ending: AbortSignal.abort() });

test("requests are answered with any Host, or without one", async () => {
  await using api = spawn();
  await untilItAnswers(api);
  for (const host of ["Host: a", "Host: [::1", "Host: x/y?z", "Host: a b<>", "Host:", "Host: evil.example:99999"])
    expect([
      host,
      (await sendRaw(api.port, `GET /articles/1 HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`)).slice(0, 15),
    ]).toEqual([host, "HTTP/1.1 200 OK"]);
  expect(await sendRaw(api.port, "GET /articles/1 HTTP/1.0\r\n\r\n")).toStartWith("HTTP/1.1 200 OK");
  expect(await sendRaw(api.port, "GET /nope HTTP/1.0\r\n\r\n")).toStartWith("HTTP/1.1 404");
});

test("from SIGTERM on the api reports that it drains, serves for the configured time, and exits with 0", async () => {
  await using api = spawn({ INFOSTREAM_DRAIN: "1s" });
  await untilItAnswers(api);
  const begun = performance.now();
  api.child.kill("SIGTERM");
  const ask = (path: string) => fetch(`http://127.0.0.1:${api.port}${path}`);
  while ((await ask("/healthz")).status === 200);
  expect((await ask("/healthz")).status).toBe(503);
  expect((await ask("/api/articles")).status).toBe(200);
  expect(await api.child.exited).toBe(0);
  const ms = performance.now() - begun;
  expect(ms).toBeGreaterThan(950);
  expect(ms).toBeLessThan(6000);
});

test("a request that is under way at SIGTERM gets its answer, without waiting for idle connections", async () => {
  await using api = spawn({ INFOSTREAM_ADMIN_TOKEN: "t" });
  await untilItAnswers(api);
  // a fetcher that receives requests and does not reply: this takes 2 s
  await using fetcher = await connectNats({ url: nats.url("fetcher"), user: "fetcher", caFile: null }, quiet());
  const asked = fetcher.connection.subscribe(feedRequests.list.subject, { max: 1 });
  await fetcher.check();
  const slow = fetch(`http://127.0.0.1:${api.port}/api/feeds`);
  for await (const _ of asked);
  api.child.kill("SIGTERM");
  expect((await slow).status).toBe(503);
  expect(await api.child.exited).toBe(0);
});

test("a port in use is reported in words", async () => {
  await using first = spawn();
  await untilItAnswers(first);
  await using second = spawn({}, first.port);
  expect(await second.child.exited).toBe(1);
  expect(await new Response(second.child.stdout).text()).toContain(
    `Port ${first.port} on 127.0.0.1 is in use. Stop the program that uses it, or set INFOSTREAM_PORT to another port.`,
  );
});
