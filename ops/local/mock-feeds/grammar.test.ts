import { expect, test } from "bun:test";
import { composeArticle } from "./compose";
import { feeds } from "./content/feeds";
import { grammar } from "./grammar";
import { randomFrom } from "./random";

const lexicon = {
  place: [
    { city: "Oslo", country: "Norway" },
    { city: "Accra", country: "Ghana" },
  ],
  good: ["bread", "tea"],
};

test("a slot keeps its words through an article, and its fields belong together", () => {
  const expand = grammar(lexicon, randomFrom("a"));
  const [city, country] = expand("{place.city}/{place.country}").split("/");
  expect(expand("{place.city}/{place.country}")).toBe(`${city}/${country}`);
  expect(country).toBe(city === "Oslo" ? "Norway" : "Ghana");
});

test("a second slot of a kind gets other words than the first", () => {
  for (let i = 0; i < 20; i++) {
    const [one, two] = grammar(lexicon, randomFrom(String(i)))("{place.city} {place:2.city}").split(" ");
    expect(one).not.toBe(two);
  }
});

test("numbers stay within their bounds and sentences begin with a capital", () => {
  for (let i = 0; i < 50; i++) {
    const [word = "", count] = grammar(lexicon, randomFrom(String(i)))("{good} {#3-5}").split(" ");
    expect(["Bread", "Tea"]).toContain(word);
    expect([3, 4, 5]).toContain(Number(count));
  }
});

test("a slot without words is an error", () => {
  expect(() => grammar(lexicon, randomFrom("a"))("{nothing}")).toThrow("no words for {nothing}");
  expect(() => grammar(lexicon, randomFrom("a"))("{place}")).toThrow("names no word");
});

test.each(feeds)("every template of $name finds its words, in several languages", (feed) => {
  const timeline = { startMs: 1_700_000_000_000, everyMs: 4_000, staggerMs: 0 };
  const articles = Array.from({ length: 400 }, (_, n) => composeArticle({ feed, seed: "s", timeline }, n, n + 9));
  const used = new Set(articles.flatMap(({ title, html }) => [title, html]).filter((text) => /[{}]/.test(text)));
  expect([...used]).toEqual([]);
  expect(new Set(articles.map(({ language }) => language))).toEqual(new Set(["en", "de", "fr", "ja"]));
  expect(new Set(articles.slice(0, 60).map(({ title }) => title)).size).toBeGreaterThan(45);
});
