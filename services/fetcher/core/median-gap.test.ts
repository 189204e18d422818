import { expect, test } from "bun:test";
import { medianGap } from "./median-gap";

test("one long silence does not move the usual gap", () => expect(medianGap([10, 1_000_000, 12])).toBe(12));
test("of an even number it is the middle of the two in the middle", () => expect(medianGap([40, 10, 20, 30])).toBe(25));
test("without dates the usual gap is unknown", () => expect(medianGap([])).toBeNull());
