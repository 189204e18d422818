import { expect, test } from "bun:test";
import { onCard } from "./card";
import { fingerprint, fingerprintIn } from "./style";

const DRAWING = '<svg id="x" width="100%" style="max-width: 100px;" viewBox="0 0 100.5 50"><g/></svg>';

test("a drawing gets a white card with a margin, and a size of its own", () => {
  expect(onCard(DRAWING)).toBe(
    '<svg id="x" viewBox="-16 -16 132.5 82" width="133" height="82">' +
      '<rect x="-16" y="-16" width="132.5" height="82" rx="8" fill="#ffffff" stroke="#d0d7de"/><g/></svg>',
  );
});

test("a drawing without a size is refused", () => {
  expect(() => onCard("<svg><g/></svg>")).toThrow("no width and height");
});

test("a picture carries the fingerprint of its source", () => {
  expect(fingerprintIn(`<!-- drawn from ${fingerprint("a")} --><svg/>`)).toBe(fingerprint("a"));
  expect(fingerprint("a")).not.toBe(fingerprint("b"));
  expect(fingerprintIn("<svg/>")).toBeNull();
});
