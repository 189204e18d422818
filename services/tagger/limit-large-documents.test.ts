import { expect, test } from "bun:test";
import { isUnavailable } from "@infostream/chassis/unavailable";
import { limitLargeDocuments } from "./limit-large-documents";

const large = { bytes: 10_000_000 };
const small = { bytes: 10_000 };

/** Pieces of work that run until the test ends them, and the order in which they began. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const of = (name: string) => () => {
    begun.push(name);
    const end = Promise.withResolvers<string>();
    ends.set(name, end);
    return end.promise;
  };
  return {
    begun,
    of,
    end: (name: string) => ends.get(name)?.resolve(name),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  };
}

test("large documents are worked on two at a time, in their order of arrival", async () => {
  const { begun, of, end, fail } = works();
  const limited = limitLargeDocuments(2, new AbortController().signal);
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => limited(large, of(name)));
  expect(begun).toEqual(["a", "b"]);
  fail("b");
  await expect(b).rejects.toThrow("b");
  expect(begun).toEqual(["a", "b", "c"]);
  end("a");
  expect(await a).toBe("a");
  expect(begun).toEqual(["a", "b", "c", "d"]);
  end("c");
  end("d");
  expect(await Promise.all([c, d])).toEqual(["c", "d"]);
  void limited(large, of("e"));
  void limited(large, of("f"));
  expect(begun.slice(4)).toEqual(["e", "f"]);
});

test("small documents never wait", () => {
  const { begun, of } = works();
  const limited = limitLargeDocuments(1, new AbortController().signal);
  void limited(large, of("large"));
  void limited(small, of("small"));
  expect(begun).toEqual(["large", "small"]);
});

test("a document that waits while the service ends is left for later", async () => {
  const { begun, of, end } = works();
  const ending = new AbortController();
  const limited = limitLargeDocuments(1, ending.signal);
  const first = limited(large, of("first"));
  const second = limited(large, of("second")).catch(isUnavailable);
  ending.abort();
  end("first");
  expect(await first).toBe("first");
  expect(await second).toBe(true);
  expect(begun).toEqual(["first"]);
});
