import { expect, test } from "bun:test";
import { plainText } from "./plain-text";

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
