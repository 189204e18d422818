import { expect, test } from "bun:test";
import { redirectOf } from "./redirect";

const from = new URL("https://example.org/a/b");
const to = (status: number, location: string | null) => {
  const redirect = redirectOf(status, location, from);
  return redirect && "to" in redirect ? [redirect.to.href, redirect.permanent] : redirect;
};

test("301 and 308 are for good, the others for now", () => {
  expect([301, 302, 303, 307, 308].map((status) => to(status, "/c"))).toEqual(
    [true, false, false, false, true].map((permanent) => ["https://example.org/c", permanent]),
  );
});
test("other answers are not redirects, even with a Location header", () => {
  expect(to(200, "/c")).toBeNull();
  expect(to(304, "/c")).toBeNull();
});
test("a place is relative to where the answer came from, without fragment or login", () => {
  expect(to(302, "c#x")).toEqual(["https://example.org/a/c", false]);
  expect(to(302, "//me:secret@other.org/")).toEqual(["https://other.org/", false]);
});
test.each([
  [null, "The server answered 302 without a Location header"],
  ["http://", "The server redirects to an invalid URL"],
  ["file:///etc/passwd", "The server redirects to file:, which cannot be fetched"],
  ["s3://bucket/x", "The server redirects to s3:, which cannot be fetched"],
])("%p is a fault", (location, fault) => expect(to(302, location)).toEqual({ fault }));
