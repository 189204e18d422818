import { ArticlesQuery } from "@infostream/contracts/http/articles";
import { expect, test } from "bun:test";
import { parameterReader } from "../http/read-parameters";
import { encodeCursor } from "./cursor";
import { selectionOf, selectionReaders } from "./selection";

const readQuery = parameterReader(ArticlesQuery, selectionReaders, "parameter");
const read = (query: string) => readQuery((name) => new URLSearchParams(query).getAll(name));
const refused = (query: string) => read(query).faults.map(({ parameter, detail }) => `${parameter}: ${detail}`);

test("an empty query selects the newest articles of all feeds", () => {
  expect(read("")).toEqual({ values: { tag: [], limit: 50 }, faults: [] });
  expect(read("tag=&feed=&q=&since=&until=&cursor=&limit=")).toEqual({ values: { tag: [], limit: 50 }, faults: [] });
  const all = { tags: [], feed: null, q: null, since: null, until: null, after: null, limit: 50 };
  expect(selectionOf({}, 50)).toEqual(all);
});

test("every parameter is read", () => {
  const cursor = { sortAt: new Date(5), id: "7" };
  const since = new Date("2026-01-01T00:00:00Z");
  const query = `tag=b&tag=a&tag=b&feed=3&q=x+y&since=2026-01-01T00:00:00Z&limit=200&cursor=${encodeCursor(cursor)}`;
  const values = { tag: ["b", "a"], feed: "3", q: "x y", since, cursor, limit: 200 };
  expect(read(query)).toEqual({ values, faults: [] });
  const selection = { tags: ["b", "a"], feed: "3", q: "x y", since, until: null, after: cursor, limit: 200 };
  expect(selectionOf(values, 200)).toEqual(selection);
});

test("a parameter that does not fit is refused with its name and with what would fit", () => {
  for (const limit of ["0", "201", "-1", "1.5", "x", "1e2", "9999", "٣"])
    expect(refused(`limit=${limit}`)).toEqual(['limit: "limit" must be a whole number from 1 to 200.']);
  for (const feed of ["x", "0", "-1", "1.5", "9223372036854775808", "99999999999999999999"])
    expect(refused(`feed=${feed}`)).toEqual(['feed: "feed" must be a feed id (a whole number).']);
  for (const time of ["x", "2026", "2026-02-30T00:00:00Z"])
    for (const name of ["since", "until"])
      expect(refused(`${name}=${time}`)).toEqual([
        `${name}: "${name}" must be an RFC 3339 time such as 2026-01-31T08:00:00Z.`,
      ]);
  expect(refused("cursor=nonsense")).toEqual(['cursor: "cursor" must be the value of "next" from an earlier answer.']);
  expect(refused("feed=1&feed=2")).toEqual(['feed: "feed" may be given only once.']);
  expect(refused("tag=%00")).toEqual(['tag: "tag" must not contain a NUL character.']);
  expect(refused("q=a%00b")).toEqual(['q: "q" must not contain a NUL character.']);
  expect(refused(`q=${"x".repeat(501)}`)).toEqual(['q: "q" must be at most 500 characters long.']);
  expect(refused([..."abcdefghijk"].map((tag) => `tag=${tag}`).join("&"))).toEqual([
    'tag: "tag" may be given at most 10 times.',
  ]);
});

test("every parameter at fault is named at once", () => {
  expect(refused("limit=0&since=x&cursor=x").map((fault) => fault.split(":")[0])).toEqual(["since", "cursor", "limit"]);
});
