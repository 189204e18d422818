import { expect, test } from "bun:test";
import { absolutise } from "./absolutise";

test("HTML away from home has absolute addresses", () => {
  expect(absolutise(`<a href="/x?a=1&amp;b=2">y</a><img alt="a" src='z.png'>`, "https://example.org/d/")).toBe(
    `<a href="https://example.org/x?a=1&amp;b=2">y</a><img alt="a" src="https://example.org/d/z.png">`,
  );
  const absolute = `<a href="https://other.org">a</a><a href="#n">b</a><a href="mailto:a@b.c">c</a>`;
  expect(absolutise(absolute, "https://example.org/")).toBe(absolute);
});
