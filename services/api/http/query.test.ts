import { expect, test } from "bun:test";
import { only, queryOf, refusesUnknown, unknownParameters } from "./query";

test("a query is read from any URL, also one without a host", () => {
  const all = (url: string) => [...queryOf({ url })];
  expect(all("http://x/a?b=1&b=2#c=3")).toEqual([
    ["b", "1"],
    ["b", "2"],
  ]);
  expect(all("/bare?b=?")).toEqual([["b", "?"]]);
  expect(all("http://x")).toEqual([]);
});

test("a parameter that a route does not take is named, once, with those that it takes", () => {
  const query = new URLSearchParams("tag=a&nonsense=1&nonsense=2&TAG=b");
  expect(unknownParameters(query, ["tag", "feed"])).toEqual([
    { parameter: "nonsense", detail: '"nonsense" is not a parameter of this route. It takes tag, feed.' },
    { parameter: "TAG", detail: '"TAG" is not a parameter of this route. It takes tag, feed.' },
  ]);
  expect(unknownParameters(new URLSearchParams("x"), [])).toEqual([
    { parameter: "x", detail: '"x" is not a parameter of this route. It takes none.' },
  ]);
});

test("programs get a fault for unknown parameters, pages ignore them", () => {
  expect(["/api/articles", "/events"].map(refusesUnknown)).toEqual([true, true]);
  expect(["/", "/tags/{name}", "/openapi.json", "/healthz"].some(refusesUnknown)).toBe(false);
  expect(only(new URLSearchParams("cursor=a&utm_source=b&q="), ["cursor", "q"]).toString()).toBe("cursor=a");
});
