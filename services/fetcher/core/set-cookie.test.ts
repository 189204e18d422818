import { expect, test } from "bun:test";
import { readSetCookie } from "./set-cookie";

const now = new Date("2026-11-21T12:00:00Z");
const plain = { name: "a", value: "1", domain: null, path: null, secure: false, expired: false };
const read = (text: string) => readSetCookie(text, now);

test.each(["a=1", " a = 1 ", "a=1;", "a=1; HttpOnly; SameSite=Lax"])("%p is a plain cookie", (text) =>
  expect(read(text)).toEqual(plain),
);
test("attributes are read in any case", () =>
  expect(read("a=1; DOMAIN=.Example.ORG; path=/x; SECURE")).toEqual({
    ...plain,
    domain: "example.org",
    path: "/x",
    secure: true,
  }));
test("a value keeps its equals signs and quotes", () => expect(read('a="b=c=="')?.value).toBe('"b=c=="'));
test.each(["", "a", "=1", "; Path=/", "a=\x01", "a=\u4e2d"])("%p sets no cookie", (text) =>
  expect(read(text)).toBeNull(),
);
test("a long cookie is not kept", () => expect(read(`a=${"x".repeat(5000)}`)).toBeNull());
test("a path that is not one counts as none", () => expect(read("a=1; Path=x")?.path).toBeNull());
test.each([
  "Max-Age=0",
  "Max-Age=-1",
  "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
  "Expires=Sat, 21 Nov 2026 12:00:00 GMT",
])("%p has expired", (attribute) => expect(read(`a=1; ${attribute}`)?.expired).toBe(true));
test.each(["Max-Age=60", "Max-Age=soon", "Expires=Sun, 22 Nov 2026 12:00:00 GMT", "Expires=never"])(
  "%p lasts",
  (attribute) => expect(read(`a=1; ${attribute}`)?.expired).toBe(false),
);
test("Max-Age comes before Expires", () =>
  expect(read("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60")?.expired).toBe(false));
