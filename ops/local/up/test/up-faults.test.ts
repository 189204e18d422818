import { expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { pidOf, processesOf } from "./processes";
import { inspectStandIn, READY } from "./inspect-stand-in";
import { startHarness } from "./harness";

setDefaultTimeout(30_000);

test("a port in use is reported, with what to do", async () => {
  await using harness = await startHarness();
  using taken = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: () => new Response("another program") });
  const up = harness.up({ INFOSTREAM_PORT: String(taken.port) });
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain(`Port ${taken.port} on 127.0.0.1 is in use by another program`);
  expect(up.output()).toContain("INFOSTREAM_PORT=");
});

test("an address of another machine is reported, for any port", async () => {
  await using harness = await startHarness();
  // from a reserved range that no machine uses
  const up = harness.up({ INFOSTREAM_HOST: "240.0.0.1" });
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain("INFOSTREAM_HOST is 240.0.0.1, which is not an address of this machine");
});

const ODD_SETTINGS = `
console.log(JSON.stringify({ event: "service.start-failed", error: "DATABASE_URL is odd" }));
console.log(JSON.stringify({ event: "service.stopping", reason: "failed start" }));
process.exit(2);
`;

test("up exits with 1 and shows the error of a service that cannot start", async () => {
  await using harness = await startHarness();
  await Bun.write(join(harness.state, "logs/tagger.log"), '{"error":"of an earlier start"}\n');
  await Bun.write(join(harness.root, "services/tagger/main.ts"), ODD_SETTINGS);
  const up = harness.up();
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain("✗ tagger failed to start (exit code 2)\n    DATABASE_URL is odd\n");
  expect(up.output()).not.toContain("earlier");
  expect(await processesOf(harness.root)).toEqual([]);
});

test("a service that died without an error is shown by the lines of this start only", async () => {
  await using harness = await startHarness();
  await Bun.write(join(harness.state, "logs/tagger.log"), "of an earlier start\n");
  await Bun.write(join(harness.root, "services/tagger/main.ts"), "process.exit(2);");
  const up = harness.up();
  expect(await up.exited).toBe(1);
  expect(up.output()).not.toContain("earlier");
});

test("a service whose settings became invalid is not restarted forever", async () => {
  await using harness = await startHarness();
  const up = harness.up();
  await up.prints(READY);
  await Bun.write(join(harness.root, "services/tagger/main.ts"), ODD_SETTINGS);
  process.kill(await pidOf(harness.state, "tagger"), "SIGKILL");
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain("✗ tagger failed to start (exit code 2)\n    DATABASE_URL is odd\n");
  expect(await processesOf(harness.root)).toEqual([]);
});

test("faults in the settings are listed together, and nothing starts", async () => {
  await using harness = await startHarness();
  const up = harness.up({ INFOSTREAM_PORT: "many", INFOSTREAM_FEEDS: "no-such.opml", LOG_LEVEL: "loud" });
  expect(await up.exited).toBe(1);
  expect(up.output()).toMatch(/INFOSTREAM_FEEDS[^]*INFOSTREAM_PORT[^]*LOG_LEVEL/);
  expect(await processesOf(harness.root)).toEqual([]);
});

test("an OPML file reaches the api unchanged", async () => {
  await using harness = await startHarness();
  await Bun.write(join(harness.root, "mine.opml"), "<opml/>");
  await using up = harness.up({ INFOSTREAM_FEEDS: "mine.opml" });
  await up.prints("Subscribed to 2 feeds from the OPML file; 1 were subscribed already, 1 have no valid URL");
  await up.prints(READY);
  const api = await inspectStandIn((await harness.endpoints()).page);
  expect(api.posted).toEqual(["<opml/>"]);
});

test("an invalid OPML file is reported in the api's words, and everything keeps running", async () => {
  await using harness = await startHarness();
  await Bun.write(join(harness.root, "mine.opml"), "not OPML");
  await using up = harness.up({ INFOSTREAM_FEEDS: "mine.opml" });
  await up.prints(READY);
  expect(up.output()).toContain("✗ Could not subscribe to the feeds: The request body is not valid OPML.\n");
});
