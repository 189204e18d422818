import type { Outbox } from "@infostream/chassis/outbox";
import { withEnvelope } from "@infostream/contracts";
import { type Kysely, sql } from "kysely";
import type { TaggerTables } from "./tables";

/** Holds a subject's outbox by an advisory lock of its own connection, which ends with the connection, however that ends. */
export const exclusively =
  (db: Kysely<TaggerTables>) =>
  (subject: string, work: (outbox: Outbox) => Promise<boolean>): Promise<boolean> =>
    db.connection().execute(async (connection) => {
      if (!(await locked(connection, subject))) return false;
      try {
        return await work(outboxOf(connection, subject));
      } finally {
        await sql`select pg_advisory_unlock(hashtext('articles.outbox'), hashtext(${subject}))`.execute(connection);
      }
    });

async function locked(connection: Kysely<TaggerTables>, subject: string) {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_lock(hashtext('articles.outbox'), hashtext(${subject})) as locked`.execute(connection);
  return rows[0]?.locked === true;
}

const outboxOf = (connection: Kysely<TaggerTables>, subject: string): Outbox => ({
  claim: async (limit) => {
    const rows = await connection
      .selectFrom("articles.outbox")
      .select(["id", "message_id", sql<string>`body::text`.as("body"), "time", "traceparent"])
      .where("subject", "=", subject)
      .orderBy("id")
      .limit(limit)
      .execute();
    // the body stays the text that was committed
    return rows.map(({ id, message_id, body, time, traceparent }) => ({
      id,
      message: withEnvelope(subject, message_id, new TextEncoder().encode(body), {
        source: "tagger",
        time,
        traceparent,
      }),
    }));
  },
  markPublished: async (ids) => {
    await sql`delete from articles.outbox where id = any(${[...ids]}::bigint[])`.execute(connection);
  },
  // the lock is all that keeps others away
  release: async () => {},
});
