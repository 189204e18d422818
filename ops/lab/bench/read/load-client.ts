// The reading client, a process of its own: a closed loop over raw TCP and HTTP/1.1 with keep-alive. Each connection asks, reads the
// whole answer, and asks again. `bun ops/lab/bench/read/load-client.ts <origin> <connections> <seconds>`, the paths as JSON on standard input.
import { percentile } from "./percentile";
import { responseReader } from "./response-reader";

const [origin = "", connections = "", seconds = ""] = process.argv.slice(2);
const { hostname, port, host } = new URL(origin);
const paths: string[] = JSON.parse(await Bun.stdin.text());
const requests = paths.map((path) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: infostream-bench\r\nAccept: */*\r\n\r\n`),
);

const warmUpMs = 1_000;
const startMs = performance.now() + warmUpMs;
const endMs = startMs + Number(seconds) * 1_000;
const latenciesMs: number[] = [];
let bytes = 0;
let errors = 0;
let turn = 0;

/** One connection until the time is over. */
async function loop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let askedMs = 0;
  let unsent: Buffer = Buffer.alloc(0);
  const ask = (socket: Bun.Socket) => {
    const request = requests[turn++ % requests.length];
    if (!request) throw new Error("nothing to ask for");
    askedMs = performance.now();
    unsent = request.subarray(socket.write(request));
  };
  const socket = await Bun.connect({
    hostname,
    port: Number(port),
    socket: {
      drain: (self) => void (unsent = unsent.subarray(self.write(unsent))),
      data: (_, chunk) => push(chunk),
      close: () => resolve(),
      error: () => resolve(),
    },
  });
  const push = responseReader((response) => {
    const nowMs = performance.now();
    if (askedMs >= startMs && nowMs <= endMs) {
      latenciesMs.push(nowMs - askedMs);
      bytes += response.bytes;
      if (response.status !== 200) errors++;
    }
    if (nowMs < endMs) ask(socket);
    else socket.end();
  });
  ask(socket);
  await promise;
  // a server may close a connection after its answer, or break it before
  if (performance.now() < endMs) {
    if (performance.now() >= startMs) errors++;
    await loop();
  }
}

await Promise.all(Array.from({ length: Number(connections) }, loop));
latenciesMs.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    requests: latenciesMs.length,
    errors,
    bytes,
    seconds: (endMs - startMs) / 1_000,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    maxMs: percentile(latenciesMs, 1),
  }),
);
