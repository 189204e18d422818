import { expect, setDefaultTimeout, test } from "bun:test";
import { startService } from "./service";

setDefaultTimeout(30_000);

test("alive until the end begins, ready while everything answers", async () => {
  await using service = await startService();
  expect(await (await service.get("/healthz")).json()).toEqual({ status: "ok" });
  const ready = await service.get("/readyz");
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, checks: { postgres: "ok", nats: "ok" }, degraded: [] },
  ]);
  service.drain();
  expect((await service.get("/healthz")).status).toBe(503);
  expect((await service.get("/readyz")).status).toBe(503);
  // those that came in late are still served
  expect((await service.get("/api/articles")).status).toBe(200);
});

test("alive even without its dependencies, and those that are missing are named", async () => {
  await using service = await startService();
  await service.nats.stop();
  expect((await service.get("/healthz")).status).toBe(200);
  const ready = await service.get("/readyz");
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({
    ready: false,
    checks: { postgres: "ok", nats: "unavailable" },
    degraded: [],
  });
  // readiness waits 2 s for an answer, and the end of the connection 3 s
}, 20_000);
