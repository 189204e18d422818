import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from "bun:test";
import { readOutlines } from "../opml/read-outlines";
import { type Service, startService } from "./service";

setDefaultTimeout(30_000);

let service: Service;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.feeds.clear());
afterAll(async () => service[Symbol.asyncDispose]());

const post = async (body: string | Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string> = {}) => {
  const response = await service.admin("/api/opml", { method: "POST", body, headers });
  return { status: response.status, ...JSON.parse(await response.text()) };
};
const outline = (i: number) =>
  `<outline type="rss" text="Feed ${i} &amp; more" xmlUrl="https://f${i}.example/?a=1&amp;b=2"/>`;

test("ten thousand outlines go in and come out again, bad ones among them", async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => outline(i));
  rows[0] = '<outline text="no end xmlUrl="https://spoilt.example/"/>';
  rows[5000] = '<outline type="rss" text="no address"/>';
  rows[5001] = '<outline text="x" xmlUrl="javascript:alert(1)"/>';
  rows[5002] = '<outline text="x" xmlUrl="not an address"/>';
  rows[5003] = outline(5004);
  const body = `<opml version="1.1"><body><outline text="All">${rows.join("\n")}</outline></body></opml>`;
  const { status, added, known, invalid } = await post(body, { "content-type": "text/plain" });
  expect([status, known]).toEqual([200, 1]);
  expect(added).toBeGreaterThanOrEqual(9995);
  expect(added + known + invalid.length).toBe(10_000);
  const reported = new Set(invalid.map(({ url }: { url: string }) => url));
  expect(reported.isSupersetOf(new Set(["", "javascript:alert(1)", "not an address"]))).toBe(true);
  expect(invalid.every(({ reason }: { reason: string }) => reason.length > 5)).toBe(true);

  const exported = await service.get("/api/opml");
  expect(exported.headers.get("content-type")).toBe("text/x-opml; charset=utf-8");
  const again = readOutlines(await exported.text()) ?? [];
  expect(again).toHaveLength(service.feeds.size);
  expect(new Set(again.map(({ url }) => url)).has("https://f9999.example/?a=1&b=2")).toBe(true);
  expect(again.find(({ url }) => url?.includes("f77."))?.title).toBe("Feed 77 & more");
  expect(await post(body)).toMatchObject({ status: 200, added: 0 });
});

test("the file may be the field of a form", async () => {
  const form = new FormData();
  form.set("other", "x");
  form.set("file", new File([`<opml>${outline(1)}</opml>`], "my feeds.opml", { type: "text/xml" }));
  const response = await service.admin("/api/opml", { method: "POST", body: form });
  expect([response.status, await response.json()]).toEqual([200, { added: 1, known: 0, invalid: [] }]);
});

test("its text may be in another charset", async () => {
  const body = Buffer.from(
    '<?xml version="1.0" encoding="ISO-8859-1"?><opml><outline text="é" xmlUrl="https://a.example/"/></opml>',
    "latin1",
  );
  expect((await post(new Uint8Array(body))).added).toBe(1);
  expect(service.feeds.get("1")?.title).toBe("é");
});

test("a curl that calls it a form is understood", async () => {
  expect(
    await post(`<opml>${outline(1)}</opml>`, { "content-type": "application/x-www-form-urlencoded" }),
  ).toMatchObject({ added: 1 });
});

test("a body that is not OPML is a 400, one that is too long a 413", async () => {
  for (const body of ["", "hello", "<html></html>", '{"feeds":[]}']) expect((await post(body)).status).toBe(400);
  expect((await post("x", { "content-type": "multipart/form-data" })).status).toBe(400);
  expect((await post("--b\r\n\r\nx\r\n--b--", { "content-type": "multipart/form-data; boundary=b" })).status).toBe(400);
  const long = new Uint8Array(16 * 1024 * 1024 + 1);
  expect((await post(long)).status).toBe(413);
  const unannounced = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  expect((await post(unannounced)).status).toBe(413);
});

test("characters that XML does not have do not spoil the export", async () => {
  await service.admin("/api/feeds", {
    method: "POST",
    body: JSON.stringify({ url: "https://a.example/", title: "a\u0000\u0008<\"'&>\u{1f600}\ufffe" }),
  });
  const text = await (await service.get("/api/opml")).text();
  expect(["\u0000", "\u0008", "\ufffe"].filter((sign) => text.includes(sign))).toEqual([]);
  expect(readOutlines(text)).toEqual([{ url: "https://a.example/", title: "a<\"'&>😀" }]);
});
