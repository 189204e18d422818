import { Problem as Schema, problemKinds } from "@infostream/contracts/http/problem";
import { Value } from "@sinclair/typebox/value";
import { expect, test } from "bun:test";
import { invalidParameters, notFound, problemJson } from "./problem";

test("a problem is sent in the format of RFC 9457, with a type that names its kind and with each fault", async () => {
  const faults = [
    { detail: '"a" is wrong.', parameter: "a" },
    { detail: '"B" is wrong.', header: "B" },
  ];
  const response = problemJson(invalidParameters(faults));
  expect([response.status, response.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
  const body: unknown = await response.json();
  expect(Value.Check(Schema, body)).toBe(true);
  expect(body).toEqual({
    type: "urn:infostream:problem:invalid-parameters",
    title: "Invalid parameters",
    status: 400,
    detail: '"a" is wrong. "B" is wrong.',
    errors: faults,
  });
  expect(await problemJson(notFound("feed")).json()).not.toHaveProperty("errors");
});

test("the documentation lists every kind of problem with its status", async () => {
  const page = await Bun.file(new URL("../../../docs/http-api.md", import.meta.url)).text();
  const listed = Array.from(page.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \|/gm), ([, name = "", status]) => [
    name,
    Number(status),
  ]);
  expect(listed).toEqual(Object.entries(problemKinds).map(([name, { status }]) => [name, status]));
});
