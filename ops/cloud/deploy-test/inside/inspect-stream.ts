import { connectNats } from "@infostream/chassis/nats";
import { createLog } from "@infostream/chassis/log";
import { readSettings } from "@infostream/chassis/settings";
import { FEED_RAW, TAGGER } from "@infostream/contracts";
import { readStream } from "../../../lab/observer/read-stream";
import type { StreamState } from "./stream-state";

// Prints the contents of the stream of documents, read as the observer, in one line of JSON.
const settings = readSettings(process.env, (env) => ({
  url: env.url("OBSERVER_URL", ["tls"]),
  user: "observer",
  caFile: env.text("NATS_CA_FILE"),
}));
const ending = new AbortController();
await using nats = await connectNats(settings, {
  log: createLog("observer", "error", () => {}),
  ending: ending.signal,
  fail: (error) => {
    throw error;
  },
});
const manager = await nats.connection.jetstreamManager({ checkAPI: false });
const { created } = await manager.streams.info(FEED_RAW.name);
const tagger = await manager.consumers.info(TAGGER.stream, TAGGER.name);
const messages = await readStream(nats.connection, FEED_RAW.name);
const state: StreamState = {
  created: String(created),
  ids: messages.map(({ headers }) => headers["Nats-Msg-Id"] ?? ""),
  consumer: {
    created: String(tagger.created),
    acknowledgedUpTo: tagger.ack_floor.stream_seq,
    waiting: tagger.num_pending + tagger.num_ack_pending,
  },
};
console.log(JSON.stringify(state));
ending.abort();
