import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { fillStore } from "./believable-store";
import { describedApi, type DescribedApi, exampleRequest, type Operation } from "./described-api";
import { type Service, startService } from "./service";

setDefaultTimeout(30_000);

let service: Service;
let api: DescribedApi;
beforeAll(async () => {
  service = await startService({ streams: true });
  await fillStore(service);
  api = await describedApi(service);
});
afterAll(async () => service[Symbol.asyncDispose]());

const mediaOf = ({ requestBody, responses }: Operation) =>
  [requestBody?.content, ...Object.values(responses).map(({ content }) => content)].flatMap((content) =>
    Object.entries(content ?? {}),
  );
const examplesOf = ({ example, examples }: { example?: unknown; examples?: Record<string, { value: unknown }> }) =>
  examples === undefined ? [example] : Object.values(examples).map(({ value }) => value);

/** What is wrong with an answer, by what the document says of its status and type. */
async function misfitOf({ name, responses }: Operation, response: Response): Promise<string | null> {
  const type = response.headers.get("content-type");
  const described = responses[response.status];
  if (described === undefined) return `${name} does not describe ${response.status}: ${await response.text()}`;
  const media = described.content?.[type ?? ""] ?? described.content?.["*/*"];
  if (media === undefined) return type === null && !described.content ? null : `${name} does not describe ${type}`;
  return type?.endsWith("json") === true ? api.misfit(media.schema, await response.json()) : null;
}

test("the description is valid OpenAPI 3.1 to a validator that is not ours", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(api.document));
  expect([valid, errors, validator.version]).toEqual([true, undefined, "3.1"]);
});

test("every route is described", () => {
  expect(api.operations.map(({ name }) => name).sort()).toEqual([
    "DELETE /api/feeds/{id}",
    "GET /",
    "GET /api/articles",
    "GET /api/articles/{id}",
    "GET /api/feeds",
    "GET /api/feeds/{id}",
    "GET /api/opml",
    "GET /api/tags",
    "GET /articles/{id}",
    "GET /assets/{file}",
    "GET /events",
    "GET /favicon.ico",
    "GET /feeds",
    "GET /feeds/{id}",
    "GET /healthz",
    "GET /openapi.json",
    "GET /readyz",
    "GET /search",
    "GET /tags/{name}",
    "PATCH /api/feeds/{id}",
    "POST /api/feeds",
    "POST /api/feeds/{id}/refresh",
    "POST /api/opml",
  ]);
});

test("every parameter, body and answer has an example, and each example fits its schema", () => {
  expect(api.misfit({ $ref: "#/components/schemas/Problem" }, { type: 1 })).not.toBeNull();
  for (const operation of api.operations) {
    for (const { name, example } of operation.parameters ?? [])
      expect([operation.name, name, example]).toEqual([operation.name, name, expect.anything()]);
    for (const [type, media] of mediaOf(operation))
      for (const example of examplesOf(media)) {
        expect([operation.name, type, example]).toEqual([operation.name, type, expect.anything()]);
        expect([operation.name, type, api.misfit(media.schema, example)]).toEqual([operation.name, type, null]);
      }
  }
});

test("a call of every route with its examples answers as described", async () => {
  // a feed is removed only after the others have asked for it
  const last = ({ method }: Operation) => Number(method === "DELETE");
  for (const operation of api.operations.toSorted((a, b) => last(a) - last(b)))
    for (const type of Object.keys(operation.requestBody?.content ?? { "": {} })) {
      const { path, init } = exampleRequest(operation, type || undefined);
      const response = await service.admin(path, init);
      expect([operation.name, type, response.ok]).toEqual([operation.name, type, true]);
      if (operation.path === "/events") await response.body?.cancel();
      expect(await misfitOf(operation, response)).toBeNull();
    }
});

test("what admins alone may do is described so, and refused as described", async () => {
  const writes = api.operations.filter(({ method }) => method !== "GET");
  expect(writes.filter(({ security }) => security === undefined)).toEqual([]);
  for (const operation of writes) {
    const { path, init } = exampleRequest(operation);
    const response = await service.get(path, { ...init, headers: {} });
    expect([operation.name, response.status]).toEqual([operation.name, 401]);
    expect(await misfitOf(operation, response)).toBeNull();
  }
});

test("an unknown parameter is a 400 that names it on every route of /api and on /events, and nowhere else", async () => {
  for (const operation of api.operations) {
    const { path, init } = exampleRequest(operation);
    const ask = () => service.get(`${path.split("?")[0]}?nonsense=1`, init);
    const response = await ask();
    const strict = operation.path.startsWith("/api/") || operation.path === "/events";
    if (!strict) {
      expect([operation.name, response.status]).toEqual([operation.name, 200]);
      continue;
    }
    expect([operation.name, response.status]).toEqual([operation.name, 400]);
    expect(await misfitOf(operation, await ask())).toBeNull();
    expect(await response.json()).toMatchObject({
      type: "urn:infostream:problem:invalid-parameters",
      errors: [{ parameter: "nonsense", detail: expect.stringContaining('"nonsense"') }],
    });
  }
});

test("a page takes what links carry, and leaves it out of its own links", async () => {
  const page = await (await service.get("/tags/Economy?utm_source=x&fbclid=y")).text();
  expect(page).not.toContain("utm_source");
  expect((await service.get("/feeds/2?utm_source=x")).headers.get("link") ?? "").not.toContain("utm_source");
});

test("all faults of a request are named at once, each with its place", async () => {
  const byQuery = await (await service.get("/api/articles?limit=0&cursor=x&nonsense=1&since=x")).json();
  expect(byQuery).toMatchObject({
    errors: ["nonsense", "since", "cursor", "limit"].map((parameter) => ({ parameter })),
  });
  const byHeader = await service.get("/events", { headers: { "last-event-id": "x" } });
  expect(await byHeader.json()).toMatchObject({ errors: [{ header: "Last-Event-ID" }] });
  const byBody = await service.admin("/api/feeds", { method: "POST", body: '{"title":1,"pollEvery":{}}' });
  expect(await byBody.json()).toMatchObject({
    type: "urn:infostream:problem:invalid-body",
    errors: [
      { pointer: "#/url", detail: '"url" is missing; it must be a string.' },
      { pointer: "#/title", detail: '"title" must be a string or null.' },
      { pointer: "#/pollEvery", detail: '"pollEvery" must be a string or null.' },
    ],
  });
});
