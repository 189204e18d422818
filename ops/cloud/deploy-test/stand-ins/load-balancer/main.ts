import { aws } from "../../aws/call";
import { type Server, servers } from "./servers";
import { targets } from "./targets";

// Keeps HAProxy's servers in line with AWS's target group, and serves their states: GET /targets returns { instance id: state }.
const EVERY_MS = 1_000;
const env = (name: string) => process.env[name] ?? "";

const api = aws(env("AWS_URL"));
const haproxy = servers(9999);
const delayMs = Number(env("DEREGISTRATION_DELAY_S")) * 1_000;
/** Since when a target is being drained. */
const leaving = new Map<string, number>();
let states: Record<string, string> = {};

Bun.serve({ port: Number(env("PORT")), hostname: "0.0.0.0", fetch: () => Response.json(states) });

for (;;) {
  // AWS or HAProxy may still be starting
  await follow().catch((error: unknown) => console.error(error));
  await Bun.sleep(EVERY_MS);
}

async function follow(): Promise<void> {
  const [wanted, present] = await Promise.all([targets(api), haproxy.list()]);
  for (const [id, address] of wanted) {
    if (leaving.has(id)) await end(id);
    else if (present.has(id)) continue;
    await haproxy.add(id, address, env("CHECK"));
  }
  for (const [id, { sessions }] of present) {
    if (wanted.has(id)) continue;
    const since = leaving.get(id) ?? Date.now();
    if (!leaving.has(id)) await haproxy.drain(id);
    leaving.set(id, since);
    if (sessions === 0 || Date.now() > since + delayMs) await end(id);
  }
  states = Object.fromEntries(Array.from(await haproxy.list(), ([id, server]) => [id, stateOf(id, server)]));
}

async function end(id: string): Promise<void> {
  await haproxy.remove(id);
  leaving.delete(id);
}

/** The state in AWS's terms. */
function stateOf(id: string, { status, falls }: Server): string {
  if (leaving.has(id)) return "draining";
  if (status.startsWith("UP")) return "healthy";
  return falls <= 1 ? "initial" : "unhealthy";
}
