import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { feedServer } from "./feed-server";
import { fetchFrom } from "./fetch-from";

// each file has a default of its own
setDefaultTimeout(20_000);

const stack = new DisposableStack();
afterAll(() => stack.dispose());
const serve = (answer: (request: Request) => Response | Promise<Response>) => stack.use(feedServer(answer));

describe("redirects", () => {
  const redirect = (...statuses: number[]) =>
    serve((request) => {
      const step = Number(new URL(request.url).searchParams.get("step") ?? 0);
      const status = statuses[step];
      return status === undefined ? new Response("x") : Response.redirect(`/feed?step=${step + 1}`, status);
    });

  test("are followed, five at most", async () => {
    const five = redirect(302, 302, 302, 302, 302);
    expect(await fetchFrom(five.url)).toMatchObject({ status: 200, url: `${five.url}?step=5`, movedTo: null });
    expect(await fetchFrom(redirect(302, 302, 302, 302, 302, 302).url)).toEqual({
      unreachable: "The server redirects more than 5 times",
    });
  });
  test("that are all permanent give the feed's new URL", async () => {
    const site = redirect(301, 308, 302, 301);
    expect(await fetchFrom(site.url)).toMatchObject({ url: `${site.url}?step=4`, movedTo: `${site.url}?step=2` });
    const late = redirect(302, 301);
    expect(await fetchFrom(late.url)).toMatchObject({ movedTo: null });
  });
  test("in a circle end", async () => {
    const site = serve((request) => Response.redirect(request.url, 302));
    expect(await fetchFrom(site.url)).toEqual({ unreachable: "The server redirects more than 5 times" });
  });
  test.each(["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]:22/", "http://0x7f.1/"])(
    "to %s are refused though the first host is allowed",
    async (to) => {
      const site = serve(() => new Response(null, { status: 302, headers: { location: to } }));
      const answer = await fetchFrom(site.url, { reach: { privateNetworks: false, allowedHosts: [site.host] } });
      expect(answer).toEqual({ unreachable: expect.stringMatching(/^The address .* is (private|not on)/) });
    },
  );
  test("to a file are refused", async () => {
    const site = serve(() => new Response(null, { status: 302, headers: { location: "file:///etc/passwd" } }));
    expect(await fetchFrom(site.url)).toEqual({
      unreachable: "The server redirects to file:, which cannot be fetched",
    });
  });
});

describe("a cookie that a redirect sets", () => {
  const moved = (location: string, ...cookies: string[]) => {
    const headers = new Headers({ location });
    for (const cookie of cookies) headers.append("set-cookie", cookie);
    return new Response(null, { status: 302, headers });
  };
  const cookieOf = (request: { readonly headers: Headers } | undefined) => request?.headers.get("cookie") ?? null;

  test("comes back within the same poll, to the same address as well", async () => {
    const site = serve((request) =>
      cookieOf(request) === "visit=1; v\xe9=2" ? new Response("x") : moved("/feed", "visit=1; Path=/", "v\xe9=2"),
    );
    expect(await fetchFrom(site.url)).toMatchObject({ status: 200, url: site.url, movedTo: null });
    expect(site.requests).toHaveLength(2);
  });
  test("does not move the feed, though the redirect is permanent", async () => {
    const back = { status: 301, headers: { location: "/feed", "set-cookie": "visit=1" } };
    const site = serve((request) => (cookieOf(request) === null ? new Response(null, back) : new Response("x")));
    expect(await fetchFrom(site.url)).toMatchObject({ status: 200, url: site.url, movedTo: null });
  });
  test("is forgotten with the poll", async () => {
    const site = serve((request) => (cookieOf(request) === null ? moved("/feed", "visit=1") : new Response("x")));
    await fetchFrom(site.url);
    await fetchFrom(site.url);
    expect(site.requests.map(cookieOf)).toEqual([null, "visit=1", null, "visit=1"]);
  });
  test("goes to no other host", async () => {
    const other = serve(() => new Response("x"));
    const site = serve(() =>
      moved(other.url.replace("127.0.0.1", "localhost"), "visit=1; Path=/", "b=2; Domain=localhost"),
    );
    expect(await fetchFrom(site.url)).toMatchObject({ status: 200 });
    expect(other.requests.map(cookieOf)).toEqual([null]);
  });
  test("does not lengthen a circle", async () => {
    const site = serve((request) => moved("/feed", `n=${cookieOf(request)?.slice(2) ?? ""}x`));
    expect(await fetchFrom(site.url)).toEqual({ unreachable: "The server redirects more than 5 times" });
    expect(site.requests.map(cookieOf)).toEqual([null, "n=x", "n=xx", "n=xxx", "n=xxxx", "n=xxxxx"]);
  });
});
