import { expect, test } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { follower } from "./follower";
import { tally } from "./tally";

const event = (sequence: number, name = "article") =>
  `event: ${name}\nid: ${sequence}.170\ndata: {"id":"a${sequence}"}\n\n`;

/** The report of a follower of a server that answers successive connections with these texts. */
async function follow(...answers: readonly string[]) {
  const asked: (string | null)[] = [];
  await using server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch(request) {
      const text = answers[asked.push(request.headers.get("last-event-id")) - 1];
      return text === undefined ? new Response("no more", { status: 503 }) : new Response(text);
    },
  });
  const counted = tally();
  const ended = new AbortController();
  const one = follower({ host: "127.0.0.1", port: server.port ?? 0, ca: null }, counted);
  const following = one.follow(ended.signal);
  await until("the last answer", () => counted.figures().failed > 0);
  ended.abort();
  await following;
  return { ...one.report(), asked, failures: counted.figures().failures };
}

test("a follower that reconnects with its last id misses nothing", async () => {
  const report = await follow(`retry: 5\n\nid: 7.170\n\n${event(8)}:\n\n`, `id: 8.170\n\n${event(9)}${event(10)}`);
  expect(report).toMatchObject({ from: 7, last: 10, faults: [], articles: ["a8", "a9", "a10"] });
  expect(report.asked.slice(0, 3)).toEqual([null, "8.170", "10.170"]);
});

test("a missed article, a duplicate and a reset are reported", async () => {
  const first = `retry: 5\n\nid: 7.170\n\n${event(9)}`;
  const report = await follow(first, `${event(9)}${event(10)}${event(11, "reset")}`);
  expect(report.faults).toEqual(["article 9 after 7", "article 9 after 9", "reset 11 after 10"]);
});

test("an answer after which a browser does not come back counts as failed", async () => {
  const { failures } = await follow();
  expect(failures[0]).toContain("/events: answered 503");
});
