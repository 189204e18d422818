import { expect, test } from "bun:test";
import { column, link, node } from "./mermaid";
import { palette } from "./palette";

test("a label may hold what Mermaid takes for markup", () => {
  expect(node("a", ['say "#1"', "<x>"], "box", "host")).toBe('a["say #quot;#35;1#quot;<br/>#lt;x#gt;"]:::host');
  expect(link("a", "b", "1 & 2")).toBe('a -->|"1 & 2"| b');
});

test("a column holds its nodes below each other", () => {
  expect(column(["a[1]", "b[2]", "c[3]"])).toEqual(["a[1]", "b[2]", "c[3]", "a ~~~ b", "b ~~~ c"]);
});

test.each(Object.entries(palette))(
  "the words in a box that looks like %s are readable",
  (_, { fill, stroke, text }) => {
    expect(contrast(fill, text)).toBeGreaterThan(7);
    // a border is not text, so WCAG asks for a contrast of 3 against white
    expect(contrast(stroke, "#ffffff")).toBeGreaterThan(3);
  },
);

/** WCAG 2.2, of two colours as #rrggbb. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
