import { expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { sql } from "kysely";
import { leaseDue } from "../adapters/lease-due";
import { subscribe, subscribeAndLease } from "../adapters/subscribe";
import { fetcherDatabase, subscribeTo } from "./fetcher-database";

// each file has a default of its own
setDefaultTimeout(20_000);

const politeness = { connections: 2, spacingMs: 60_000, privateConnections: 4 };
const holder = { owner: Bun.randomUUIDv7(), leaseMs: 45_000 };
const subscription = {
  url: "https://h.example/feed",
  host: "h.example:443",
  title: null,
  pollEveryMs: null,
};

test("a feed whose answer is at hand is nobody else's to poll, until its lease runs out", async () => {
  await using database = await fetcherDatabase();
  const brief = { ...holder, leaseMs: 300 };
  const { id, added, lease } = await subscribeAndLease(database.db, 0, brief)(subscription, new Date());
  expect({ added, lease }).toMatchObject({
    added: true,
    lease: { id, url: subscription.url, previous: { etag: null } },
  });
  const due = leaseDue(database.db, { ...politeness, spacingMs: 0 }, holder);
  expect(await due(10)).toEqual([]);
  await until("its lease runs out", async () => (await due(10))[0]?.id === id);
});

test("its host is left alone for as long as after any poll, if it is public", async () => {
  await using database = await fetcherDatabase();
  const take = subscribeAndLease(database.db, politeness.spacingMs, holder);
  await take(subscription, new Date());
  await take({ ...subscription, url: "http://127.0.0.1/feed", host: "127.0.0.1:80" }, new Date());
  const [, open] = await subscribeTo(database, "https://h.example/other", "http://127.0.0.1/other");
  const others = await leaseDue(database.db, politeness, holder)(10);
  expect(others.map(({ id }) => id)).toEqual([open ?? ""]);
  const { rows } = await sql<{ waits: boolean }>`
    select next_allowed_at > now() + interval '50 seconds' as waits from fetcher.hosts where polite`.execute(
    database.db,
  );
  expect(rows).toEqual([{ waits: true }]);
});

test("a feed that was subscribed already is not leased", async () => {
  await using database = await fetcherDatabase();
  const [known] = await subscribe(database.db)([subscription], new Date());
  expect(await subscribeAndLease(database.db, 0, holder)(subscription, new Date())).toMatchObject({
    id: known?.id ?? "",
    added: false,
    lease: null,
  });
  expect(await leaseDue(database.db, politeness, holder)(10)).toHaveLength(1);
});
