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
    ["itpc://example.org/cast", "http://example.org/cast", "example.org:80"],
    ["PCAST:https://example.org/cast", "https://example.org/cast", "example.org:443"],
    ["https://example.org/all the news", "https://example.org/all%20the%20news", "example.org:443"],
    ["feed:https://example.org/rss", "https://example.org/rss", "example.org:443"],
    ["http://2130706433/", "http://127.0.0.1/", "127.0.0.1:80"],
    ["https://[2606:4700::1]/x", "https://[2606:4700::1]/x", "[2606:4700::1]:443"],
    ["https://bücher.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example:443"],
  ])("%s is %s", (text, url, host) => expect(readFeedUrl(text)).toEqual({ url, host }));
});

describe("a text that is not a feed's URL", () => {
  test.each([
    ["", "The URL is empty."],
    ["file:///etc/passwd", "Only http and https URLs can be fetched, not file."],
    ["s3://bucket/key", "Only http and https URLs can be fetched, not s3."],
    ["ftp://example.org/feed", "Only http and https URLs can be fetched, not ftp."],
    ["javascript:alert(1)", "Only http and https URLs can be fetched, not javascript."],
    ["mailto:a@example.org", "Only http and https URLs can be fetched, not mailto."],
    ["http://", "Not a valid URL: it needs http:// or https:// and a host."],
    ["https://exa mple.org/", "Not a valid URL: it needs http:// or https:// and a host."],
    [
      "https://me:secret@example.org/feed",
      "The URL contains a login, which everyone could read in the list of feeds. Remove it.",
    ],
    [`https://example.org/${"x".repeat(2050)}`, "The URL is longer than 2048 characters."],
    [`https://example.org/${"ü".repeat(1000)}`, "The URL is longer than 2048 characters."],
  ])("%.60s: %s", (text, invalid) => expect(readFeedUrl(text)).toEqual({ invalid }));
});
