import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { natsLogin } from "@infostream/chassis/nats-login";
import { testNats } from "@infostream/chassis/testing/servers";
import { connect, type NatsConnection, RequestStrategy } from "nats";
import { connectObserver } from "../../lab/observer/connect";

// every `nats` command in README and docs is tried as `observer`, through the requests that the command sends

setDefaultTimeout(30_000);

const ROOT = resolve(import.meta.dir, "../../..");
const pages = [
  "README.md",
  ...readdirSync(join(ROOT, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];
const lines = pages.flatMap((page) => {
  const text = readFileSync(join(ROOT, page), "utf8");
  return Array.from(text.matchAll(/^(nats .*)$/gm), ([, line = ""]) => line.replace(/\s+#.*$/, ""));
});

const stack = new AsyncDisposableStack();
let observer: NatsConnection;
beforeAll(async () => {
  const server = stack.use(await testNats());
  const admin = await connect(natsLogin(server.url("admin")));
  for (let n = 0; n < 12; n++)
    for (const subject of ["article.tagged", "dead.feed.raw"]) await admin.jetstream().publish(subject, `${n}`);
  await admin.close();
  observer = await connectObserver(server.url("observer"));
  stack.defer(() => observer.close());
});
afterAll(() => stack.disposeAsync());

/** The request of a command line, as `[subject, body, answers]`; a subscription for `nats sub`. */
function requestsOf(line: string): { subscribe: string } | { request: string; body: string; replies: number } {
  const [, verb = "", ...words] = Array.from(
    line.matchAll(/'([^']*)'|(\S+)/g),
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
  if (verb === "sub" && words.length === 1) return { subscribe: words[0] ?? "" };
  const [first = "", second = "", option, value] = words;
  if (verb === "req" && option === "--replies") return { request: first, body: second, replies: Number(value) };
  const one = (api: string, body: object = {}) => ({
    request: `$JS.API.${api}`,
    body: JSON.stringify(body),
    replies: 1,
  });
  switch (`${verb} ${first}`) {
    case "stream ls":
      return one("STREAM.LIST");
    case "stream info":
      return one(`STREAM.INFO.${second}`);
    case "stream get":
      return one(
        `STREAM.MSG.GET.${second}`,
        option === "--last-for" ? { last_by_subj: value } : { seq: Number(option) },
      );
    case "consumer ls":
      return one(`CONSUMER.LIST.${second}`);
    case "consumer info":
      return one(`CONSUMER.INFO.${second}.${value === undefined ? option : ""}`);
    default:
      throw new Error(`this test does not know what is asked by: ${line}`);
  }
}

test("the pages show how to read the streams", () => {
  expect(lines.length).toBeGreaterThan(12);
});

for (const line of new Set(lines))
  test(`observer may run: ${line}`, async () => {
    const asked = requestsOf(line);
    if ("subscribe" in asked) {
      const refused = new Promise((resolve) => {
        observer.subscribe(asked.subscribe, { max: 1, callback: (error) => resolve(error) });
      });
      await observer.flush();
      // the server has answered everything sent before the flush, a denial too
      expect(await Promise.race([refused, Promise.resolve("subscribed")])).toBe("subscribed");
      return;
    }
    const answers = await observer.requestMany(asked.request, asked.body, {
      strategy: RequestStrategy.Count,
      maxMessages: asked.replies,
      maxWait: 2000,
    });
    const texts: string[] = [];
    for await (const answer of answers) texts.push(answer.string());
    expect(texts).toHaveLength(asked.replies);
    expect(texts.join()).not.toContain('"error"');
  });
