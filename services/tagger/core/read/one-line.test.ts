import { expect, test } from "bun:test";
import { titleText } from "./one-line";

test("a title loses its formatting", () => {
  expect(titleText("very <strong>strong</strong> <a href='x'>title</a>", true)).toBe("very strong title");
  expect(titleText("Don&#8217;t &amp; won&rsquo;t", true)).toBe("Don’t & won’t");
  expect(titleText("one<br/>two", true)).toBe("one two");
});

test("a title about markup keeps it as readable text", () => {
  expect(titleText("<script>alert(1)</script>", true)).toBe("<script>alert(1)</script>");
  expect(titleText("Why <iframe> is slow", true)).toBe("Why <iframe> is slow");
  expect(titleText("<img src=x onerror=alert(1)>", true)).toBe("<img src=x onerror=alert(1)>");
  expect(titleText("<b></b>", true)).toBe("<b></b>");
});

test("a title that only looks like markup is kept whole", () => {
  expect(titleText("AT&T <3 C++", true)).toBe("AT&T <3 C++");
  expect(titleText("if a<b and b>c", true)).toBe("if a<b and b>c");
  expect(titleText("vector<int> & co", true)).toBe("vector<int> & co");
  expect(titleText("?page=1&copy=2;", true)).toBe("?page=1&copy=2;");
});

test("a title that is text keeps even formatting, as Atom has it", () => {
  expect(titleText("The <b> element", false)).toBe("The <b> element");
});
