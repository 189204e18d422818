import { expect, test } from "bun:test";
import { allowedMethods } from "./allowed-methods";

const routes = allowedMethods([
  { method: "GET", path: "/api/feeds/{id}" },
  { method: "PATCH", path: "/api/feeds/{id}" },
  { method: "POST", path: "/api/feeds/{id}/refresh" },
  { method: "GET", path: "/assets/app.x1.css" },
]);

test("a path takes the methods of all routes that lead to it", () => {
  expect(routes("http://x/api/feeds/1?a=/b")).toEqual(["GET", "HEAD", "PATCH"]);
  expect(routes("http://x/api/feeds/1/refresh")).toEqual(["POST"]);
  expect(routes("http://x/assets/appxx1.css")).toEqual([]);
  expect(routes("http://x/api/feeds")).toEqual([]);
});
