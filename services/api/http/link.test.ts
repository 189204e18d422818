import { expect, test } from "bun:test";
import { linkToNext } from "./link";

test("a link to the next page keeps the selection and cannot break out of its header", () => {
  const query = new URLSearchParams([
    ["tag", "a>b"],
    ["tag", 'c",\r\nX: y'],
    ["cursor", "old"],
  ]);
  expect(linkToNext("/api/articles", query, "new")).toEqual({
    link: '</api/articles?tag=a%3Eb&tag=c%22%2C%0D%0AX%3A+y&cursor=new>; rel="next"',
  });
  expect(linkToNext("/", query, null)).toEqual({});
});
