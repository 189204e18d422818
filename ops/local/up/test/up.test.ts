import { expect, setDefaultTimeout, test } from "bun:test";
import { readdir, readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { pidOf, processesOf, until } from "./look";
import { askStandIn, READY } from "./ask-stand-in";
import { trial } from "./trial";

setDefaultTimeout(30_000);

test("everything serves, each service with its own logins, and SIGTERM stops all of it", async () => {
  await using trying = await trial();
  await using up = trying.up();
  await up.says(READY);
  const endpoints = await trying.endpoints();
  const api = await askStandIn(endpoints.page);
  expect(api.posted.map((body) => JSON.parse(body).pollEvery)).toEqual(["5s", "5s", "5s"]);
  expect(api.env.DATABASE_URL).toStartWith("postgres://api:");
  const fetcher = await askStandIn(endpoints.ops.fetcher);
  expect(fetcher.env.NATS_URL).toStartWith("nats://fetcher:");
  expect(fetcher.env.INFOSTREAM_ADMIN_TOKEN).toBeUndefined();
  up.kill("SIGTERM");
  expect(await up.exited).toBe(0);
  expect(await processesOf(trying.root)).toEqual([]);
  expect(up.output()).toMatch(
    /api stopped[^]*tagger stopped[^]*fetcher stopped[^]*mock-feeds stopped[^]*(postgres|nats-server) stopped/,
  );
});

test("a misspelt setting is said, and a page for the whole network tells where others reach it", async () => {
  await using trying = await trial();
  await using up = trying.up({ INFOSTREAM_HOST: "0.0.0.0", INFOSTREAM_PROT: "1" });
  await up.says(READY);
  expect(up.output()).toContain("INFOSTREAM_PROT is not a setting of InfoStream; see bun run up --help\n");
  const { port } = new URL((await trying.endpoints()).page);
  const outside = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  for (const { address } of outside.filter(({ family, internal }) => family === "IPv4" && !internal))
    expect(up.output()).toContain(`from other devices  http://${address}:${port}\n`);
});

test("a proxy of this machine's network is not asked for what runs on this machine", async () => {
  await using trying = await trial();
  const proxy = "http://127.0.0.1:9";
  await using up = trying.up({ HTTP_PROXY: proxy, http_proxy: proxy, NO_PROXY: "example.org", no_proxy: "" });
  await up.says(READY);
  const { env } = await askStandIn((await trying.endpoints()).ops.fetcher);
  expect([env.HTTP_PROXY, env.NO_PROXY]).toEqual([proxy, "example.org,localhost,127.0.0.1,::1"]);
});

test("a part that is killed is started again, and up says so", async () => {
  await using trying = await trial();
  await using up = trying.up();
  await up.says(READY);
  for (const part of ["tagger", "nats-server", "postgres"]) {
    process.kill(await pidOf(trying.state, part), "SIGKILL");
    await up.says(`${part} died (SIGKILL); it is started again in 0.25 s`);
    await up.says(`${part} is back`);
  }
});

test("a second up on the same state says so and stops; the first goes on", async () => {
  await using trying = await trial();
  await using first = trying.up();
  await first.says(READY);
  const second = trying.up();
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain("InfoStream runs already on");
  expect((await fetch((await trying.endpoints()).page)).status).toBe(200);
});

test("kill -9 of up leaves nothing behind, and the next up finds its ports and logins again", async () => {
  await using trying = await trial();
  const first = trying.up();
  await first.says(READY);
  const before = await trying.endpoints();
  first.kill("SIGKILL");
  await first.exited;
  await until(
    () => processesOf(trying.root),
    (left) => left.length === 0,
  );
  await using second = trying.up();
  await second.says(READY);
  expect(await trying.endpoints()).toEqual(before);
});

test("an up that follows a kill -9 at once ends what is still there", async () => {
  await using trying = await trial();
  const first = trying.up();
  await first.says(READY);
  first.kill("SIGKILL");
  await first.exited;
  await using second = trying.up();
  await second.says(READY);
  expect((await processesOf(trying.root)).filter((line) => line.includes("postgres -D"))).toHaveLength(1);
});

test("an inner port that was taken meanwhile gives way to another", async () => {
  await using trying = await trial();
  {
    await using up = trying.up();
    await up.says(READY);
  }
  const before = await trying.endpoints();
  using _taken = Bun.serve({ hostname: "127.0.0.1", port: new URL(before.nats).port, fetch: () => new Response("") });
  await using up = trying.up();
  await up.says(READY);
  const after = await trying.endpoints();
  expect(new URL(after.nats).port).not.toBe(new URL(before.nats).port);
  expect(after.page).toBe(before.page);
});

test("kill -9 of the command that called up stops everything in good order", async () => {
  await using trying = await trial();
  const runner = await trying.runUp();
  await runner.says(READY);
  runner.kill("SIGKILL");
  await until(
    () => processesOf(trying.root),
    (left) => left.length === 0,
  );
  expect(await readFile(join(trying.state, "logs", "postgres.log"), "utf8")).toContain(
    "received fast shutdown request",
  );
  expect(await readdir(join(trying.state, "run"))).toEqual(["lock"]);
});

test("a part that will not end is waited for, until Ctrl-C is pressed again", async () => {
  await using trying = await trial();
  const stubborn = join(trying.root, "services/tagger/main.ts");
  await Bun.write(
    stubborn,
    `${await Bun.file(stubborn).text()}\nprocess.removeAllListeners("SIGTERM").on("SIGTERM", () => {});`,
  );
  const up = trying.up();
  await up.says(READY);
  up.kill("SIGINT");
  await up.says("api stopped");
  // closer together they would be one wish, which a terminal and `bun run` both deliver
  await Bun.sleep(1_200);
  up.kill("SIGINT");
  expect(await up.exited).toBe(0);
  expect(await processesOf(trying.root)).toEqual([]);
  expect(await readFile(join(trying.state, "logs", "postgres.log"), "utf8")).toContain(
    "received immediate shutdown request",
  );
});
