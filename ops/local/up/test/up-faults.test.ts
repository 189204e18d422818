import { expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { pidOf, processesOf } from "./look";
import { askStandIn, READY } from "./ask-stand-in";
import { trial } from "./trial";

setDefaultTimeout(30_000);

test("a port in use is said, with what to do", async () => {
  await using trying = await trial();
  using taken = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: () => new Response("another program") });
  const up = trying.up({ INFOSTREAM_PORT: String(taken.port) });
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain(`Port ${taken.port} on 127.0.0.1 is in use by another program`);
  expect(up.output()).toContain("INFOSTREAM_PORT=");
});

test("an address that this machine has not is said, whatever the port", async () => {
  await using trying = await trial();
  // of a range that no machine has
  const up = trying.up({ INFOSTREAM_HOST: "240.0.0.1" });
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain("INFOSTREAM_HOST is 240.0.0.1, which is no address of this machine");
});

const ODD_SETTINGS = `
console.log(JSON.stringify({ event: "service.start-failed", error: "DATABASE_URL is odd" }));
console.log(JSON.stringify({ event: "service.stopping", reason: "failed start" }));
process.exit(2);
`;

test("a service that cannot start ends up with its error of this start in words, and exit code 1", async () => {
  await using trying = await trial();
  await Bun.write(join(trying.state, "logs/tagger.log"), '{"error":"of an earlier start"}\n');
  await Bun.write(join(trying.root, "services/tagger/main.ts"), ODD_SETTINGS);
  const up = trying.up();
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain("✗ tagger does not start (exit code 2)\n    DATABASE_URL is odd\n");
  expect(up.output()).not.toContain("earlier");
  expect(await processesOf(trying.root)).toEqual([]);
});

test("a service that died without a word is told by its last lines of this start alone", async () => {
  await using trying = await trial();
  await Bun.write(join(trying.state, "logs/tagger.log"), "of an earlier start\n");
  await Bun.write(join(trying.root, "services/tagger/main.ts"), "process.exit(2);");
  const up = trying.up();
  expect(await up.exited).toBe(1);
  expect(up.output()).not.toContain("earlier");
});

test("a service whose settings went bad while it ran is not started again and again", async () => {
  await using trying = await trial();
  const up = trying.up();
  await up.says(READY);
  await Bun.write(join(trying.root, "services/tagger/main.ts"), ODD_SETTINGS);
  process.kill(await pidOf(trying.state, "tagger"), "SIGKILL");
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain("✗ tagger does not start (exit code 2)\n    DATABASE_URL is odd\n");
  expect(await processesOf(trying.root)).toEqual([]);
});

test("faults in the settings are listed together, and nothing starts", async () => {
  await using trying = await trial();
  const up = trying.up({ INFOSTREAM_PORT: "many", INFOSTREAM_FEEDS: "no-such.opml", LOG_LEVEL: "loud" });
  expect(await up.exited).toBe(1);
  expect(up.output()).toMatch(/INFOSTREAM_FEEDS[^]*INFOSTREAM_PORT[^]*LOG_LEVEL/);
  expect(await processesOf(trying.root)).toEqual([]);
});

test("an OPML file is handed to the api as it is", async () => {
  await using trying = await trial();
  await Bun.write(join(trying.root, "mine.opml"), "<opml/>");
  await using up = trying.up({ INFOSTREAM_FEEDS: "mine.opml" });
  await up.says("Subscribed to 2 feeds of the OPML file; 1 were known, 1 have no usable address");
  await up.says(READY);
  const api = await askStandIn((await trying.endpoints()).page);
  expect(api.posted).toEqual(["<opml/>"]);
});

test("a file that is no OPML is said in the api's own words, and all goes on", async () => {
  await using trying = await trial();
  await Bun.write(join(trying.root, "mine.opml"), "no OPML");
  await using up = trying.up({ INFOSTREAM_FEEDS: "mine.opml" });
  await up.says(READY);
  expect(up.output()).toContain("✗ Not subscribed: The body is no OPML.\n");
});
