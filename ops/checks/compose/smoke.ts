import { describeError } from "@infostream/chassis/log";
import { freePort } from "@infostream/chassis/embedded/free-port";
import { progress } from "../../local/setup/progress";
import { taggedArticles } from "./page";
import { type Project, project } from "./project";

// Starts compose.yml under its own name and ports, checks it from a newcomer's and an attacker's view, and removes it.
const MINUTE = 60_000;
const LIMIT_MS = 10 * MINUTE;

const [page, nats, mockFeeds] = [freePort(), freePort(), freePort()];
const address = `http://127.0.0.1:${page}`;
const { print, step } = progress((text) => process.stdout.write(text));
const stack = project(`infostream-smoke-${process.pid}`, {
  INFOSTREAM_BIND: "127.0.0.1",
  INFOSTREAM_PORT: String(page),
  INFOSTREAM_NATS_PORT: String(nats),
  INFOSTREAM_MOCK_FEEDS_PORT: String(mockFeeds),
  INFOSTREAM_FEEDS: "mock",
});
async function start(...more: string[]): Promise<void> {
  await stack.compose(["up", "--detach", "--wait", ...more], 5 * MINUTE);
}

const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => reject(new Error(`Stopped by ${signal}`)));
  setTimeout(() => reject(new Error(`Not finished within ${LIMIT_MS / MINUTE} minutes`)), LIMIT_MS);
});

let code = 0;
try {
  await Promise.race([verify(stack), interrupted]);
} catch (error) {
  print(`✗ ${describeError(error)}`);
  print(await stack.compose(["logs", "--tail", "20"]).catch(describeError));
  code = 1;
}
try {
  await step("Removed everything", () => removeAll(stack));
} catch (error) {
  print(`✗ ${describeError(error)}`);
  code = 1;
}
process.exit(code);

async function verify(stack: Project): Promise<void> {
  await step("Built the image; every service is healthy", () => start("--build"));
  let seen = await step("Tagged articles on the page", () => retry(() => taggedArticles(address)));
  await step("Every server is healthy, every one-shot step succeeded", () => allHealthy(stack));
  await step("docker inspect shows no secret", () => noSecretExposed(stack));
  await step("Nothing listens beyond loopback", () => onlyLoopback(stack));
  await step("A service whose process exits is restarted", () => restarts(stack, "tagger"));
  seen = await step("New articles arrive", () => retry(() => moreThan(seen)));
  await step("Killed the servers and started them at other addresses", () => moveServers(stack));
  seen = await step("New articles arrive", () => retry(() => moreThan(seen)));
  const token = await adminToken(stack);
  await step("Took everything down and started it on the same volumes", async () => {
    await stack.compose(["down"], MINUTE);
    await start();
  });
  await step("Every article and the admin token survived", () => retry(() => dataSurvived(stack, seen, token)));
}

async function allHealthy(stack: Project): Promise<void> {
  const bad = (await stack.inspect()).filter(({ health, status, exitCode }) =>
    health === null ? status !== "exited" || exitCode !== 0 : health !== "healthy",
  );
  if (bad.length > 0) throw new Error(bad.map((c) => `${c.service} is ${c.health ?? c.status}`).join(", "));
}

async function noSecretExposed(stack: Project): Promise<void> {
  const kept = await stack.compose(["run", "--rm", "--no-deps", "secrets", "cat", "/secrets/kept.json"]);
  const secrets = Object.entries(JSON.parse(kept) as Record<string, string>);
  if (secrets.length < 10) throw new Error("/secrets/kept.json holds too few secrets");
  for (const { service, described } of await stack.inspect())
    for (const [name, secret] of secrets)
      if (described.includes(secret)) throw new Error(`docker inspect of ${service} shows the secret ${name}`);
}

async function onlyLoopback(stack: Project): Promise<void> {
  const reached = (await stack.inspect()).flatMap(({ hostAddresses }) => hostAddresses);
  if (reached.length === 0 || reached.some((host) => host !== "127.0.0.1"))
    throw new Error(`Ports are published on ${reached}, not only on 127.0.0.1`);
}

async function restarts(stack: Project, service: string): Promise<void> {
  await stack.compose(["exec", service, "sh", "-c", "kill -TERM 1"]);
  await retry(async () => {
    const container = (await stack.inspect()).find((one) => one.service === service);
    if (container?.restarts !== 1 || container.health !== "healthy") throw new Error(`${service} did not restart`);
  });
}

/** Docker assigns the lowest free address, so other containers occupy the old ones and each server comes back elsewhere. */
async function moveServers(stack: Project): Promise<void> {
  const servers = ["nats", "postgres", "s3"];
  await stack.compose(["kill", ...servers]);
  for (const _ of servers) await stack.compose(["run", "--detach", "--rm", "--no-deps", "provision", "sleep", "60"]);
  await start();
}

async function moreThan(seen: ReadonlySet<string>): Promise<Set<string>> {
  const now = await taggedArticles(address);
  if (now.isSubsetOf(seen)) throw new Error("No new article arrived");
  return now.union(seen);
}

async function dataSurvived(stack: Project, seen: ReadonlySet<string>, token: string): Promise<void> {
  const gone = seen.difference(await taggedArticles(address));
  // the list shows the newest 200
  if (gone.size > 0 && seen.size < 200) throw new Error(`Articles ${[...gone]} are missing`);
  if ((await adminToken(stack)) !== token) throw new Error("The admin token changed");
}

async function adminToken(stack: Project): Promise<string> {
  const [, token] = /admin token: (\S+)/.exec(await stack.compose(["logs", "secrets"])) ?? [];
  if (!token) throw new Error("The step secrets printed no admin token");
  return token;
}

async function removeAll(stack: Project): Promise<void> {
  await stack.compose(["down", "--volumes", "--remove-orphans", "--timeout", "5"], MINUTE);
  await stack.docker(["image", "rm", "--force", stack.name]);
}

/** Retries until the probe succeeds; throws its last error after a minute. */
async function retry<T>(probe: () => Promise<T>): Promise<T> {
  for (const limit = Date.now() + MINUTE; ; await Bun.sleep(500)) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > limit) throw error;
    }
  }
}
