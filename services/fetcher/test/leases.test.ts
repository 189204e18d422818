import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { sql } from "kysely";
import { leaseDue } from "../adapters/lease-due";
import { releaseLease } from "../adapters/release-lease";
import type { LeasedFeed } from "../poll";
import { fetcherDatabase, subscribeTo } from "./fetcher-database";
import { holder, politeness, polled, record, updated, urls } from "./leased-feeds";

// each file has a default of its own
setDefaultTimeout(20_000);

describe("several fetchers", () => {
  test("share what is due, and none gets what another has", async () => {
    await using database = await fetcherDatabase();
    await subscribeTo(database, ...urls(200));
    const lease = leaseDue(database.db, politeness, holder);
    const take = async () => {
      const taken: LeasedFeed[] = [];
      for (let misses = 0; misses < 3;) {
        const feeds = await lease(10);
        misses = feeds.length === 0 ? misses + 1 : 0;
        taken.push(...feeds);
      }
      return taken;
    };
    const shares = await Promise.all([take(), take(), take()]);
    const ids = shares.flat().map(({ id }) => id);
    expect(ids).toHaveLength(200);
    expect(new Set(ids).size).toBe(200);
  });

  test("are polite to a host together: two leases at once, one start in each spacing", async () => {
    await using database = await fetcherDatabase();
    await subscribeTo(database, ...urls(20, () => "busy.example"));
    const spaced = leaseDue(database.db, { ...politeness, spacingMs: 150 }, holder);
    // a busy machine reports a start late: the first start is no later than its request, the second no later than its report
    const starts: { asked: number; reported: number }[] = [];
    const take = async () => {
      const asked = performance.now();
      const feeds = await spaced(10);
      feeds.forEach(() => starts.push({ asked, reported: performance.now() }));
      return feeds;
    };
    const rush = async () => (await Promise.all(Array.from({ length: 6 }, take))).flat();
    const first = await rush();
    expect(first).toHaveLength(1);
    expect(await rush()).toHaveLength(0);
    await until("the spacing has passed", async () => (await rush()).length === 1);
    expect((starts[1]?.reported ?? 0) - (starts[0]?.asked ?? 0)).toBeGreaterThanOrEqual(149);
    const spacing = database.db.selectFrom("fetcher.hosts").select(sql<boolean>`next_allowed_at <= now()`.as("passed"));
    await until("the spacing has passed again", async () => (await spacing.executeTakeFirstOrThrow()).passed);
    expect(await rush()).toHaveLength(0);
    await releaseLease(database.db)(first[0] as LeasedFeed);
    expect(await rush()).toHaveLength(1);
  });

  test("keep to a polite host's connections and spacing however they race", async () => {
    await using database = await fetcherDatabase();
    const { db } = database;
    await subscribeTo(database, ...urls(50, () => "busy.example"));
    const race = async (spacingMs: number) => {
      const lease = leaseDue(db, { ...politeness, spacingMs }, holder);
      const feeds = (await Promise.all(Array.from({ length: 8 }, () => lease(10)))).flat();
      await Promise.all(feeds.map(releaseLease(db)));
      await db.updateTable("fetcher.hosts").set({ next_allowed_at: null }).execute();
      return feeds.length;
    };
    for (let round = 0; round < 20; round++) expect([await race(0), await race(60_000)]).toEqual([2, 1]);
  });
});

describe("a slow host", () => {
  test("never fills every slot, public or not", async () => {
    await using database = await fetcherDatabase();
    await subscribeTo(database, ...urls(100, () => "slow.example"), ...urls(100, () => "near.example"));
    await subscribeTo(database, "https://other.example/feed");
    await database.db
      .updateTable("fetcher.hosts")
      .set({ polite: false })
      .where("host", "=", "near.example:443")
      .execute();
    const leases = await leaseDue(database.db, politeness, holder)(50);
    const of = (host: string) => leases.filter((feed) => feed.host === host).length;
    expect([of("slow.example:443"), of("near.example:443"), of("other.example:443")]).toEqual([2, 4, 1]);
    const another = { ...holder, owner: Bun.randomUUIDv7() };
    const hosts = (await leaseDue(database.db, politeness, another)(50)).map(({ host }) => host);
    expect(hosts).toEqual(Array.from({ length: 4 }, () => "near.example:443"));
  });

  test("holds up no other, however long its feeds have waited", async () => {
    await using database = await fetcherDatabase();
    const lease = leaseDue(database.db, politeness, holder);
    await subscribeTo(database, ...urls(100, (n) => `slow${n % 10}.example`));
    expect(await lease(50)).toHaveLength(20);
    await subscribeTo(database, "https://other.example/feed");
    expect((await lease(5)).map(({ host }) => host)).toEqual(["other.example:443"]);
  });

  test("is known to need no politeness from the address that its first poll reached", async () => {
    await using database = await fetcherDatabase();
    await subscribeTo(database, ...urls(10, () => "feeds.internal:9"));
    const lease = leaseDue(database.db, { ...politeness, spacingMs: 60_000 }, holder);
    const [first, ...more] = await lease(10);
    expect(more).toHaveLength(0);
    await record(database.db, first, polled(updated, false));
    expect(await lease(10)).toHaveLength(4);
  });
});
