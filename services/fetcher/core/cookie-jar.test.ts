import { describe, expect, test } from "bun:test";
import { cookieHeader, type CookieJar, withCookies } from "./cookie-jar";

const now = new Date("2026-11-21T12:00:00Z");
const set = (from: string, ...setCookies: string[]) => withCookies([], new URL(from), setCookies, now);
const sent = (jar: CookieJar, to: string) => cookieHeader(jar, new URL(to));

describe("a cookie without attributes", () => {
  const jar = set("https://news.example.org/a/feed", "visit=1");
  test("goes back to its host, below its folder", () => {
    expect(sent(jar, "https://news.example.org/a/feed")).toBe("visit=1");
    expect(sent(jar, "https://news.example.org/a/b/c")).toBe("visit=1");
    expect(sent(jar, "http://news.example.org/a")).toBe("visit=1");
  });
  test.each([
    "https://news.example.org/",
    "https://news.example.org/ab",
    "https://example.org/a/feed",
    "https://a.news.example.org/a/feed",
    "https://other.org/a/feed",
  ])("does not go to %s", (to) => expect(sent(jar, to)).toBeNull());
});

describe("a domain", () => {
  test("that covers the host covers its other hosts too", () => {
    const jar = set("https://news.example.org/", "a=1; Domain=.example.org");
    expect(["example.org", "www.example.org", "a.b.example.org"].map((host) => sent(jar, `https://${host}/`))).toEqual([
      "a=1",
      "a=1",
      "a=1",
    ]);
    expect(sent(jar, "https://notexample.org/")).toBeNull();
    expect(sent(jar, "https://example.org.evil.net/")).toBeNull();
  });
  test.each([
    ["https://news.example.org/", "other.org"],
    ["https://news.example.org/", "a.news.example.org"],
    ["https://news.example.org/", "ews.example.org"],
    ["https://news.example.org/", "org"],
    ["http://127.0.0.1/", "0.0.1"],
    ["http://[::1]/", "example.org"],
  ])("of %s cannot be %s", (from, domain) => expect(set(from, `a=1; Domain=${domain}`)).toEqual([]));
  test.each(["http://127.0.0.1:8080/", "http://localhost/"])("that is the host %s itself goes back there", (url) =>
    expect(sent(set(url, `a=1; Domain=${new URL(url).hostname}`), url)).toBe("a=1"),
  );
});

describe("Secure", () => {
  test("keeps a cookie from unencrypted requests", () => {
    const jar = set("https://example.org/", "a=1; Secure");
    expect(sent(jar, "https://example.org/")).toBe("a=1");
    expect(sent(jar, "http://example.org/")).toBeNull();
  });
  test("cannot be set without encryption", () => expect(set("http://example.org/", "a=1; Secure")).toEqual([]));
});

test("the longest path comes first", () =>
  expect(sent(set("https://example.org/a/b", "x=1; Path=/", "y=2; Path=/a"), "https://example.org/a/b")).toBe(
    "y=2; x=1",
  ));
test("a cookie that is set again has the new value, and one that expires is gone", () => {
  const jar = set("https://example.org/", "a=1", "b=1", "a=2");
  expect(sent(jar, "https://example.org/")).toBe("b=1; a=2");
  const later = withCookies(jar, new URL("https://example.org/"), ["a=; Max-Age=0"], now);
  expect(sent(later, "https://example.org/")).toBe("b=1");
});
test("the jar is bounded in number and in bytes, and keeps the newest", () => {
  const many = set("https://example.org/", ...Array.from({ length: 1000 }, (_, n) => `c${n}=1`));
  expect(many).toHaveLength(50);
  expect(many.at(-1)?.name).toBe("c999");
  const large = set("https://example.org/", ...Array.from({ length: 20 }, (_, n) => `c${n}=${"x".repeat(3000)}`));
  expect(sent(large, "https://example.org/")?.length).toBeWithin(6000, 8193);
});
