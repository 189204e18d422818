import { expect, test } from "bun:test";
import { archiveOver, keyOf, sha256Of } from "../archive";
import type { ObjectStore } from "../object-store";

const bytes = (text: string) => new TextEncoder().encode(text);

/** The behaviour that every archive must have. */
export function keepsTheContract(open: () => Promise<ObjectStore>) {
  test("a document comes back as it was kept", async () => {
    using archive = archiveOver(await open());
    const body = bytes("<rss>ünïcode</rss>".repeat(10_000));
    const key = await archive.keep(body, sha256Of(body));
    expect(key).toBe(keyOf(sha256Of(body)));
    expect(await archive.read(key, sha256Of(body))).toEqual(Buffer.from(body));
  });

  test("keeping the same document twice is not an error", async () => {
    using archive = archiveOver(await open());
    const body = bytes("twice");
    await Promise.all([archive.keep(body, sha256Of(body)), archive.keep(body, sha256Of(body))]);
    await archive.keep(body, sha256Of(body));
    expect(await archive.read(keyOf(sha256Of(body)), sha256Of(body))).toEqual(Buffer.from(body));
  });

  test("an empty document is a document", async () => {
    using archive = archiveOver(await open());
    const key = await archive.keep(new Uint8Array(), sha256Of(new Uint8Array()));
    expect(await archive.read(key, sha256Of(new Uint8Array()))).toHaveLength(0);
  });

  test("a document that is not there is missing", async () => {
    using archive = archiveOver(await open());
    expect(await archive.read(keyOf("0".repeat(64)), "0".repeat(64))).toBe("missing");
  });

  test("what cannot be a key is missing, not a reason to wait for the store", async () => {
    using archive = archiveOver(await open());
    const key = await archive.keep(bytes("kept"), sha256Of(bytes("kept")));
    const odd = ["", ".", "raw", "raw/", `${key}/below`, "../../etc/passwd", "/etc/passwd", "a\0b", "x".repeat(5000)];
    const read = await Promise.all(odd.map((name) => archive.read(name, "0".repeat(64))));
    expect(read).toEqual(odd.map(() => "missing"));
  });

  test("an object that does not match its key is damaged", async () => {
    using store = await open();
    const key = keyOf(sha256Of(bytes("what was kept")));
    await store.put(key, bytes("not even gzip"));
    expect(await archiveOver(store).read(key, sha256Of(bytes("what was kept")))).toBe("damaged");
    const other = keyOf(sha256Of(bytes("another")));
    await store.put(other, Bun.gzipSync("something else"));
    expect(await archiveOver(store).read(other, sha256Of(bytes("another")))).toBe("damaged");
  });

  test("keeping a document heals a damaged object", async () => {
    using store = await open();
    const body = bytes("what was kept");
    await store.put(keyOf(sha256Of(body)), bytes("damaged"));
    const archive = archiveOver(store);
    await archive.keep(body, sha256Of(body));
    expect(await archive.read(keyOf(sha256Of(body)), sha256Of(body))).toEqual(Buffer.from(body));
  });

  test("a hundred documents at once all come back", async () => {
    using archive = archiveOver(await open());
    const bodies = Array.from({ length: 100 }, (_, n) => bytes(`document ${n} ${"x".repeat(n * 100)}`));
    const keys = await Promise.all(bodies.map((body) => archive.keep(body, sha256Of(body))));
    const read = await Promise.all(bodies.map((body, n) => archive.read(keys[n] ?? "", sha256Of(body))));
    expect(read).toEqual(bodies.map((body) => Buffer.from(body)));
  });

  test("a store that answers passes its check", async () => {
    using archive = archiveOver(await open());
    expect(await archive.check()).toBeUndefined();
  });
}
