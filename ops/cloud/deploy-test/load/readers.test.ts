import { expect, test } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { read } from "./readers";
import { tally } from "./tally";

const PAGE = { path: "/", status: 200, head: "text/html", body: "</html>" };
const GOOD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\r\n</html>";

/** The figures of one reader against a server whose answers depend on the connection and the request's number. */
async function readers(answer: (socket: Bun.Socket, turn: number) => void) {
  let turn = 0;
  const server = Bun.listen({
    hostname: "127.0.0.1",
    port: 0,
    socket: { data: (socket) => answer(socket, turn++) },
  });
  const counted = tally();
  const ended = new AbortController();
  const place = { host: "127.0.0.1", port: server.port, ca: null };
  const reading = read(
    { name: "kept", place, expected: [PAGE], restMs: () => 20, keepAlive: true },
    counted,
    ended.signal,
  );
  await until("requests", () => counted.figures().requests >= 5);
  ended.abort();
  await reading;
  server.stop(true);
  return counted.figures();
}

test("requests on one connection are counted without failures", async () => {
  const { failed, connections, longestMs } = await readers((socket) => socket.write(GOOD));
  expect({ failed, connections }).toEqual({ failed: 0, connections: 1 });
  expect(longestMs).toBeGreaterThan(0);
});

test.each([
  ["a connection that was closed while it rested", (socket: Bun.Socket) => socket.end(GOOD)],
  ["an answer that breaks off", (socket: Bun.Socket) => socket.end(GOOD.slice(0, -3))],
  ["a reset instead of an answer", (socket: Bun.Socket) => socket.terminate()],
  ["another answer", (socket: Bun.Socket) => socket.write(GOOD.replace("200 OK", "502 Bad Gateway"))],
])("%s counts as failed and is not retried", async (_, fault) => {
  const { failed, failures, requests } = await readers(
    (socket, turn) => void (turn === 2 ? fault(socket) : socket.write(GOOD)),
  );
  expect([failed, failures.length]).toEqual([1, 1]);
  expect(requests).toBeGreaterThanOrEqual(5);
});
