import { describe, expect, test } from "bun:test";
import { readFeedUrl } from "./feed-url";

describe("what people call a feed's address", () => {
  test.each([
    ["https://example.org/feed", "https://example.org/feed", "example.org:443"],
    ["  http://Example.ORG:80/feed#top ", "http://example.org/feed", "example.org:80"],
    ["example.org", "https://example.org/", "example.org:443"],
    ["example.org/feed?a=b:c", "https://example.org/feed?a=b:c", "example.org:443"],
    ["example.org:8080/feed", "https://example.org:8080/feed", "example.org:8080"],
    ["localhost:3000", "https://localhost:3000/", "localhost:3000"],
    ["//example.org/feed", "https://example.org/feed", "example.org:443"],
    ["feed://example.org/rss", "http://example.org/rss", "example.org:80"],
    ["feed:https://example.org/rss", "https://example.org/rss", "example.org:443"],
    ["http://2130706433/", "http://127.0.0.1/", "127.0.0.1:80"],
    ["https://[2606:4700::1]/x", "https://[2606:4700::1]/x", "[2606:4700::1]:443"],
    ["https://bücher.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example:443"],
  ])("%s is %s", (text, url, host) => expect(readFeedUrl(text)).toEqual({ url, host }));
});

describe("what is no feed's address", () => {
  test.each([
    ["", "the URL is empty"],
    ["file:///etc/passwd", "only http and https are fetched, not file"],
    ["s3://bucket/key", "only http and https are fetched, not s3"],
    ["ftp://example.org/feed", "only http and https are fetched, not ftp"],
    ["javascript:alert(1)", "only http and https are fetched, not javascript"],
    ["mailto:a@example.org", "only http and https are fetched, not mailto"],
    ["http://", "this is not a URL"],
    ["https://exa mple.org/", "this is not a URL"],
    ["https://me:secret@example.org/feed", "the URL carries a login, which everyone would see in the list of feeds"],
    [`https://example.org/${"x".repeat(2050)}`, "the URL is longer than 2048 characters"],
    [`https://example.org/${"ü".repeat(1000)}`, "the URL is longer than 2048 characters"],
  ])("%.60s: %s", (text, invalid) => expect(readFeedUrl(text)).toEqual({ invalid }));
});
