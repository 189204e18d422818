import { expect, setDefaultTimeout, test } from "bun:test";
import { readdir, readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { pidOf, processesOf, until } from "./processes";
import { inspectStandIn, READY } from "./inspect-stand-in";
import { startHarness } from "./harness";

setDefaultTimeout(30_000);

test("everything becomes ready, each service with its own logins, and SIGTERM stops everything", async () => {
  await using harness = await startHarness();
  await using up = harness.up();
  await up.prints(READY);
  const endpoints = await harness.endpoints();
  const api = await inspectStandIn(endpoints.page);
  expect(api.posted.map((body) => JSON.parse(body).pollEvery)).toEqual(["5s", "5s", "5s"]);
  expect(api.env.DATABASE_URL).toStartWith("postgres://api:");
  const fetcher = await inspectStandIn(endpoints.ops.fetcher);
  expect(fetcher.env.NATS_URL).toStartWith("nats://fetcher:");
  expect(fetcher.env.INFOSTREAM_ADMIN_TOKEN).toBeUndefined();
  up.kill("SIGTERM");
  expect(await up.exited).toBe(0);
  expect(await processesOf(harness.root)).toEqual([]);
  expect(up.output()).toMatch(
    /api stopped[^]*tagger stopped[^]*fetcher stopped[^]*mock-feeds stopped[^]*(postgres|nats-server) stopped/,
  );
});

test("a misspelt setting is reported, and a page for the whole network lists its addresses", async () => {
  await using harness = await startHarness();
  await using up = harness.up({ INFOSTREAM_HOST: "0.0.0.0", INFOSTREAM_PROT: "1" });
  await up.prints(READY);
  expect(up.output()).toContain("Unknown setting INFOSTREAM_PROT; bun run up --help lists the common ones\n");
  const { port } = new URL((await harness.endpoints()).page);
  const outside = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  for (const { address } of outside.filter(({ family, internal }) => family === "IPv4" && !internal))
    expect(up.output()).toContain(`from other devices  http://${address}:${port}\n`);
});

test("requests to this machine bypass the network's proxy", async () => {
  await using harness = await startHarness();
  const proxy = "http://127.0.0.1:9";
  await using up = harness.up({ HTTP_PROXY: proxy, http_proxy: proxy, NO_PROXY: "example.org", no_proxy: "" });
  await up.prints(READY);
  const { env } = await inspectStandIn((await harness.endpoints()).ops.fetcher);
  expect([env.HTTP_PROXY, env.NO_PROXY]).toEqual([proxy, "example.org,localhost,127.0.0.1,::1"]);
});

test("a part that is killed is restarted, and up prints so", async () => {
  await using harness = await startHarness();
  await using up = harness.up();
  await up.prints(READY);
  for (const part of ["tagger", "nats-server", "postgres"]) {
    process.kill(await pidOf(harness.state, part), "SIGKILL");
    await up.prints(`${part} died (SIGKILL); restarting in 0.25 s`);
    await up.prints(`${part} is back`);
  }
});

test("a second up on the same state refuses to start; the first keeps running", async () => {
  await using harness = await startHarness();
  await using first = harness.up();
  await first.prints(READY);
  const second = harness.up();
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain("InfoStream is already running on");
  expect((await fetch((await harness.endpoints()).page)).status).toBe(200);
});

test("kill -9 of up leaves nothing behind, and the next up finds its ports and logins again", async () => {
  await using harness = await startHarness();
  const first = harness.up();
  await first.prints(READY);
  const before = await harness.endpoints();
  first.kill("SIGKILL");
  await first.exited;
  await until(
    () => processesOf(harness.root),
    (left) => left.length === 0,
  );
  await using second = harness.up();
  await second.prints(READY);
  expect(await harness.endpoints()).toEqual(before);
});

test("an up right after a kill -9 stops the orphans", async () => {
  await using harness = await startHarness();
  const first = harness.up();
  await first.prints(READY);
  first.kill("SIGKILL");
  await first.exited;
  await using second = harness.up();
  await second.prints(READY);
  expect((await processesOf(harness.root)).filter((line) => line.includes("postgres -D"))).toHaveLength(1);
});

test("an inner port that another program has taken is replaced", async () => {
  await using harness = await startHarness();
  {
    await using up = harness.up();
    await up.prints(READY);
  }
  const before = await harness.endpoints();
  using _taken = Bun.serve({ hostname: "127.0.0.1", port: new URL(before.nats).port, fetch: () => new Response("") });
  await using up = harness.up();
  await up.prints(READY);
  const after = await harness.endpoints();
  expect(new URL(after.nats).port).not.toBe(new URL(before.nats).port);
  expect(after.page).toBe(before.page);
});

test("kill -9 of the command that started up shuts everything down cleanly", async () => {
  await using harness = await startHarness();
  const runner = await harness.runUp();
  await runner.prints(READY);
  runner.kill("SIGKILL");
  await until(
    () => processesOf(harness.root),
    (left) => left.length === 0,
  );
  expect(await readFile(join(harness.state, "logs", "postgres.log"), "utf8")).toContain(
    "received fast shutdown request",
  );
  expect(await readdir(join(harness.state, "run"))).toEqual(["lock"]);
});

test("up waits for a part that does not stop, until Ctrl-C is pressed again", async () => {
  await using harness = await startHarness();
  const stubborn = join(harness.root, "services/tagger/main.ts");
  await Bun.write(
    stubborn,
    `${await Bun.file(stubborn).text()}\nprocess.removeAllListeners("SIGTERM").on("SIGTERM", () => {});`,
  );
  const up = harness.up();
  await up.prints(READY);
  up.kill("SIGINT");
  await up.prints("api stopped");
  // closer together they would count as one signal, since a terminal and `bun run` both deliver it
  await Bun.sleep(1_200);
  up.kill("SIGINT");
  expect(await up.exited).toBe(0);
  expect(await processesOf(harness.root)).toEqual([]);
  expect(await readFile(join(harness.state, "logs", "postgres.log"), "utf8")).toContain(
    "received immediate shutdown request",
  );
});
