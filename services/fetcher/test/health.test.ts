import { expect, setDefaultTimeout, test } from "bun:test";
import { freePort } from "@infostream/chassis/embedded/free-port";
import { stage, startFetcher } from "./running-fetcher";

// each file has a default of its own
setDefaultTimeout(20_000);

test("the ops port reports that the fetcher is alive, and the state of each server that it needs", async () => {
  await using at = await stage();
  const port = freePort();
  await using _ = await startFetcher(at, { INFOSTREAM_OPS_PORT: String(port) });
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, checks: { postgres: "ok", nats: "ok", archive: "ok" }, degraded: [] },
  ]);
});
