import { expect, test } from "bun:test";
import { Problem } from "../http/problem";
import { encodeCursor } from "./cursor";
import { readSelection } from "./selection";

const read = (query: string) => readSelection(new URLSearchParams(query), 50);
const refused = (query: string) => {
  try {
    read(query);
  } catch (error) {
    return error instanceof Problem ? `${error.status} ${error.message}` : error;
  }
  return "taken";
};

test("nothing asked for selects the newest of all", () => {
  const all = { tags: [], feed: null, q: null, since: null, until: null, after: null, limit: 50 };
  expect(read("")).toEqual(all);
  expect(read("tag=&feed=&q=&since=&until=&cursor=&limit=&utm_source=x")).toEqual(all);
});

test("everything asked for is read", () => {
  const after = { sortAt: new Date(5), id: "7" };
  const query = `tag=b&tag=a&tag=b&feed=3&q=x+y&since=2026-01-01T00:00:00Z&limit=200&cursor=${encodeCursor(after)}`;
  const since = new Date("2026-01-01T00:00:00Z");
  expect(read(query)).toEqual({ tags: ["b", "a"], feed: "3", q: "x y", since, until: null, after, limit: 200 });
});

test("a parameter that does not fit is refused with its name", () => {
  for (const limit of ["0", "201", "-1", "1.5", "x", "1e2", "9999", "٣"])
    expect(refused(`limit=${limit}`)).toStartWith("400 limit");
  for (const feed of ["x", "0", "-1", "1.5", "99999999999999999999"])
    expect(refused(`feed=${feed}`)).toStartWith("400 feed");
  for (const time of ["x", "2026", "2026-02-30T00:00:00Z"]) {
    expect(refused(`since=${time}`)).toStartWith("400 since");
    expect(refused(`until=${time}`)).toStartWith("400 until");
  }
  expect(refused("cursor=nonsense")).toStartWith("400 cursor");
  expect(refused("feed=1&feed=2")).toStartWith("400 feed");
  expect(refused("tag=%00")).toStartWith("400 tag");
  expect(refused("q=a%00b")).toStartWith("400 q");
  expect(refused(`q=${"x".repeat(501)}`)).toStartWith("400 q");
  expect(refused([..."abcdefghijk"].map((tag) => `tag=${tag}`).join("&"))).toStartWith("400 At most 10 tags");
});
