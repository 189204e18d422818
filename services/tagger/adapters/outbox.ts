import { type Kysely, sql } from "kysely";
import type { Outbox } from "../relay";
import type { TaggerTables } from "./tables";

/** The outbox of one subject, held by an advisory lock of its own connection: it ends with the connection, however that ends. */
export function outboxAlone(db: Kysely<TaggerTables>) {
  return (subject: string, work: (outbox: Outbox) => Promise<boolean>): Promise<boolean> =>
    db.connection().execute(async (connection) => {
      if (!(await locked(connection, subject))) return false;
      try {
        return await work(outboxOf(connection, subject));
      } finally {
        await sql`select pg_advisory_unlock(hashtext('articles.outbox'), hashtext(${subject}))`.execute(connection);
      }
    });
}

async function locked(connection: Kysely<TaggerTables>, subject: string) {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_lock(hashtext('articles.outbox'), hashtext(${subject})) as locked`.execute(connection);
  return rows[0]?.locked === true;
}

const outboxOf = (connection: Kysely<TaggerTables>, subject: string): Outbox => ({
  oldest: (limit) =>
    connection
      .selectFrom("articles.outbox")
      .select(["id", "message_id as messageId", sql<string>`body::text`.as("body"), "time", "traceparent"])
      .where("subject", "=", subject)
      .orderBy("id")
      .limit(limit)
      .execute(),
  forget: async (ids) => {
    await sql`delete from articles.outbox where id = any(${[...ids]}::bigint[])`.execute(connection);
  },
});
