import { expect, test } from "bun:test";
import { plainText, titleText } from "./text";

test("blocks are lines, inline markup is nothing, white space is one space", () => {
  expect(plainText("<p>One <b>b</b>old\n  word</p><p>Two<br>three</p><ul><li>a<li>b</ul>")).toBe(
    "One bold word\nTwo\nthree\na\nb",
  );
});

test("scripts, styles and comments are not text", () => {
  expect(plainText("a<script>alert('<p>')</script><style>p{}</style><!-- x --><svg><text>y</text></svg>b")).toBe("ab");
});

test("an iframe that is closed at once hides nothing", () => {
  expect(plainText('<p>a</p><iframe src="x"/><p>b</p>')).toContain("b");
});

test("entities are decoded once", () => {
  expect(plainText("AT&amp;T &lt;b&gt; &nbsp;&eacute;&#8217;&#x2014;&amp;lt;")).toBe("AT&T <b> é’—&lt;");
});

test("text without markup stays as it is", () => {
  expect(plainText("a < b and c > d & e")).toBe("a < b and c > d & e");
  expect(plainText("")).toBe("");
});

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
