import { join } from "node:path";
import { connectNats } from "@infostream/chassis/nats";
import { publishAll } from "@infostream/chassis/publish";
import { createLog } from "@infostream/chassis/log";
import { provisionJetStream } from "@infostream/chassis/provision/jetstream";
import { startNats } from "@infostream/chassis/embedded/nats-server";
import { ARTICLE_TAGGED } from "@infostream/contracts/streams";
import { ratePerSecond } from "./rate";

const batch = 200;

/** Messages of `bytes` that JetStream makes durable in a second, published as the tagger's relay does: 200 to an atomic batch. */
export async function publishesPerSecond(folder: string, bytes: number, seconds: number): Promise<number> {
  const user = { user: "bench", password: crypto.randomUUID() };
  await using server = await startNats({ folder: join(folder, "nats"), users: [user], durable: true });
  await provisionJetStream(server.url());
  const life = { log: createLog("bench", "error"), fail: () => {}, ending: new AbortController().signal };
  const nats = await connectNats({ url: server.url(), user: user.user, caFile: null }, life);
  try {
    const [subject = ""] = ARTICLE_TAGGED.subjects;
    const data = new Uint8Array(bytes);
    let next = 0;
    return await ratePerSecond(seconds, async () => {
      const headers = () => ({ "Nats-Msg-Id": String(next++) });
      await publishAll(
        nats,
        Array.from({ length: batch }, () => ({ subject, data, headers: headers() })),
      );
      return batch;
    });
  } finally {
    await nats.connection.close();
  }
}
