import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { sql } from "kysely";
import { leaseDue } from "../adapters/lease-due";
import { refreshFeed } from "../adapters/refresh-feed";
import type { Outcome } from "../core/outcome";
import { fetcherDatabase, subscribeTo } from "./fetcher-database";
import { holder, politeness, polled, record, updated } from "./leased-feeds";

// each file has a default of its own
setDefaultTimeout(20_000);

describe("a lease", () => {
  test("that ran out is another's, and who lost it writes nothing", async () => {
    await using database = await fetcherDatabase();
    const { db } = database;
    await subscribeTo(database, "https://h0.example/feed");
    const [slow] = await leaseDue(db, politeness, { ...holder, leaseMs: 0 })(1);
    const [quick] = await leaseDue(db, politeness, holder)(1);
    expect(quick?.id).toBe(slow?.id);
    expect(await record(db, slow, polled(updated))).toBe(false);
    const documents = () => db.selectFrom("fetcher.raw_documents").select("fetch_id").execute();
    expect(await documents()).toHaveLength(0);
    expect(await db.selectFrom("fetcher.feeds").select(["etag", "last_polled_at"]).execute()).toEqual([
      { etag: null, last_polled_at: null },
    ]);
    expect(await record(db, quick, polled(updated))).toBe(true);
    expect(await documents()).toHaveLength(1);
  });

  test("that a refresh met ends with another poll at once, unless the server asked to wait", async () => {
    await using database = await fetcherDatabase();
    const { db } = database;
    await subscribeTo(database, "https://h0.example/feed");
    const throttled = (retryAfterMs: number | null): Outcome => ({ kind: "throttled", retryAfterMs, reason: "429" });
    const dueAfter = async (outcome: Outcome) => {
      const [feed] = await leaseDue(db, politeness, holder)(1);
      await refreshFeed(db)(feed?.id ?? "", new Date());
      await record(db, feed, polled(outcome));
      const { due } = await db
        .selectFrom("fetcher.feeds")
        .select(sql<boolean>`next_poll_at <= now()`.as("due"))
        .executeTakeFirstOrThrow();
      return due;
    };
    expect([await dueAfter(updated), await dueAfter(throttled(null))]).toEqual([true, true]);
    expect(await dueAfter(throttled(3_600_000))).toBe(false);
  });

  test("keeps an ETag back where the document's row cannot be written", async () => {
    await using database = await fetcherDatabase();
    const { db } = database;
    await subscribeTo(database, "https://h0.example/feed");
    const [feed] = await leaseDue(db, politeness, holder)(1);
    await sql`alter table fetcher.raw_documents add constraint full_disk check (false)`.execute(db);
    await expect(record(db, feed, polled(updated))).rejects.toThrow("full_disk");
    const row = await db.selectFrom("fetcher.feeds").select(["etag", "sha256"]).executeTakeFirstOrThrow();
    expect(row).toEqual({ etag: null, sha256: null });
  });

  test("plans by what the feed is when it is recorded, and never by what it was when it was leased", async () => {
    await using database = await fetcherDatabase();
    const { db } = database;
    const [id = ""] = await subscribeTo(database, "https://h0.example/feed");
    const [feed] = await leaseDue(db, politeness, holder)(1);
    await sql`update fetcher.feeds set poll_every_ms = 600000, document_failures = 2`.execute(db);
    await record(db, feed, polled({ kind: "failed", reason: "404" }));
    const row = await db.selectFrom("fetcher.feeds").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ fetch_failures: 1, next_poll_reason: "1 hour 20 minutes after 3 failures in a row" });
    expect(row).toMatchObject({ lease_until: null, lease_token: null, lease_owner: null, poll_again: false });
  });
});
