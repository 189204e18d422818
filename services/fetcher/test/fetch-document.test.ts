import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { sha256Of } from "@infostream/chassis/archive";
import { fetchDocument } from "../adapters/fetch-document";
import { endless, feedServer, rss } from "./feed-server";
import { fetchFrom, http, MiB, never, openRoom, plain } from "./fetch-from";
import { http2Only, rawServer, selfSigned } from "./raw-server";

// each file has a default of its own
setDefaultTimeout(20_000);

const stack = new DisposableStack();
afterAll(() => stack.dispose());
const serve = (answer: (request: Request) => Response | Promise<Response>) => stack.use(feedServer(answer));
const raw = (...bytes: (string | Uint8Array)[]) => stack.use(rawServer(bytes));

describe("a document", () => {
  test("comes with its hash, its headers and where it came from", async () => {
    const site = serve(() => new Response(rss("x"), { headers: { "content-type": "text/xml" } }));
    const answer = await fetchFrom(site.url);
    expect(answer).toMatchObject({ status: 200, url: site.url, movedTo: null, publicAddress: false });
    if ("unreachable" in answer) throw new Error(answer.unreachable);
    expect(new TextDecoder().decode(answer.body)).toBe(rss("x"));
    expect(answer.sha256).toBe(sha256Of(Buffer.from(rss("x"))));
    expect(answer.headers.get("content-type")).toBe("text/xml");
  });
  test("is asked for by the name, at the address that was checked", async () => {
    const site = serve(() => new Response("x"));
    await fetchFrom(site.url.replace("127.0.0.1", "localhost"));
    expect(site.requests[0]?.headers.get("host")).toBe(site.host.replace("127.0.0.1", "localhost"));
    expect(site.requests[0]?.headers.get("user-agent")).toBe("InfoStream/test");
    expect(site.requests[0]?.headers.get("accept")).toContain("application/atom+xml");
  });
  test("is asked for on condition of the validators that are known", async () => {
    const site = serve(() => new Response(null, { status: 304 }));
    const known = { etag: 'W/"a"', lastModified: "Fri, 20 Nov 2026 12:00:00 GMT" };
    expect(await fetchDocument(http, never)({ url: site.url, ...known }, openRoom())).toMatchObject({ status: 304 });
    expect(site.requests[0]?.headers.get("if-none-match")).toBe('W/"a"');
    expect(site.requests[0]?.headers.get("if-modified-since")).toBe(known.lastModified);
  });
});

describe("an address that is not public", () => {
  const closed = { reach: { privateNetworks: false, allowedHosts: [] } };
  test.each(["127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.0.0.1", "[::ffff:127.0.0.1]", "[::1]"])(
    "is refused as %s, and no request is sent",
    async (host) => {
      const site = serve(() => new Response("secret"));
      const answer = await fetchFrom(site.url.replace("127.0.0.1", host), closed);
      expect(answer).toEqual({ unreachable: expect.stringContaining("INFOSTREAM_ALLOW_PRIVATE_NETWORKS") });
      expect(site.requests).toHaveLength(0);
    },
  );
  test("is reached where its host and port are allowed by name", async () => {
    const site = serve(() => new Response("x"));
    const answer = await fetchFrom(site.url, { reach: { privateNetworks: false, allowedHosts: [site.host] } });
    expect(answer).toMatchObject({ status: 200 });
  });
});

describe("a bad server", () => {
  test("that never answers costs the time limit", async () => {
    const site = serve(() => new Promise<Response>(() => {}));
    expect(await fetchFrom(site.url)).toEqual({ unreachable: "No complete answer within 0.4 s" });
  });
  test("that trickles costs the time limit", async () => {
    const site = raw("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", ...Array.from({ length: 200 }, () => "x"));
    expect(await fetchFrom(site.url)).toEqual({ unreachable: "No complete answer within 0.4 s" });
  });
  test("whose document is too large is cut off, with or without Content-Length", async () => {
    const body = new Uint8Array(MiB + 1);
    const honest = serve(() => new Response(body));
    expect(await fetchFrom(honest.url)).toEqual({ unreachable: "The document is larger than 1 MB" });
    const sly = raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", body);
    expect(await fetchFrom(sly.url)).toEqual({ unreachable: "The document is larger than 1 MB" });
  });
  test("whose refusal never ends is left at its status", async () => {
    const site = serve(() => new Response(endless(), { status: 404 }));
    expect(await fetchFrom(site.url)).toMatchObject({ status: 404, body: new Uint8Array() });
  });
  test("that breaks off", async () => {
    const answer = { unreachable: "The server closed the connection too early" };
    expect(await fetchFrom(raw().url)).toEqual(answer);
    expect(await fetchFrom(raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc", "").url)).toEqual(answer);
  });
  test("that does not speak HTTP, or is not there", async () => {
    expect(await fetchFrom(raw("220 smtp.example.org ESMTP\r\n", "").url)).toEqual({
      unreachable: "The server does not speak HTTP",
    });
    expect(await fetchFrom("http://127.0.0.1:1/")).toEqual({ unreachable: "The server refuses connections" });
    expect(await fetchFrom("http://no-such-name.invalid/")).toEqual({
      unreachable: "The host name no-such-name.invalid does not resolve",
    });
  });
  test.skipIf(Bun.which("openssl") === null)("with a self-signed certificate", async () => {
    const site = stack.use(await selfSigned("feed.test"));
    expect(await fetchFrom(site.url)).toEqual({
      unreachable: "The server's certificate is not valid: it is self-signed",
    });
  });
  test.each(["http", "https"] as const)("that speaks only HTTP/2 is said to, over %s", async (scheme) => {
    const site = stack.use(await http2Only(scheme));
    expect(await fetchFrom(site.url)).toEqual({
      unreachable: "The server speaks only HTTP/2; feeds are fetched over HTTP/1.1",
    });
  });
  test("that speaks no TLS", async () => {
    const open = serve(() => new Response("x"));
    expect(await fetchFrom(open.url.replace("http:", "https:"))).toEqual({
      unreachable: "The server does not speak TLS correctly",
    });
  });
});

test("a fetcher that ends throws its work away and blames no server", async () => {
  const ending = new AbortController();
  const site = serve(() => new Promise<Response>(() => {}));
  const asked = fetchDocument({ ...http, timeLimitMs: 10_000 }, ending.signal)({ url: site.url, ...plain }, openRoom());
  ending.abort();
  await expect(asked).rejects.toThrow("the fetcher is ending");
});
