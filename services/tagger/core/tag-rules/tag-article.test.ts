import { describe, expect, test } from "bun:test";
import type { TagRule } from "@infostream/contracts/tag-rules";
import { compileRules } from "./compile-rules";
import { type TaggableArticle, tagArticle } from "./tag-article";

const nothing: TaggableArticle = {
  title: null,
  text: null,
  categories: [],
  author: null,
  feedId: "7",
  feedUrl: "https://example.org/feed",
};
const tags = (rules: TagRule[], article: Partial<TaggableArticle>) =>
  tagArticle(compileRules({ tags: rules }), { ...nothing, ...article });
/** What one keyword finds in a text. */
const found = (keyword: string, text: string) =>
  tags([{ name: "tag", keywords: [keyword] }], { text })[0]?.matches ?? [];

describe("a keyword", () => {
  test.each([
    ["art", "Art for all: state-of-the-art", "Art"],
    ["C++", "written in C++.", "C++"],
    ["C++", "C++20 is out", "C++"],
    ["C#", "C# 12, F# and more", "C#"],
    ["C", "in C, or D", "C"],
    [".NET", "Why .NET?", ".NET"],
    ["node.js", "Node.js 26", "Node.js"],
    ["AT&T", "AT&T’s network", "AT&T"],
    ["GPT-4", "asked GPT-4, it", "GPT-4"],
    ["U.S.", "the U.S. and China", "U.S."],
    ["COVID-19", "Covid 19 is back", "Covid 19"],
    ["COVID", "COVID-19 is back", "COVID"],
    ["Apple", "Apple's share", "Apple"],
    ["Apple", "Apple’s share", "Apple"],
    ["Disney", "on Disney+ now", "Disney"],
    ["économie", "L'Economie va bien", "Economie"],
    ["Zurich", "in Zürich", "Zürich"],
    ["Strasse", "Die Straße.", "Straße"],
    ["Straße", "DIE STRASSE", "STRASSE"],
    ["istanbul", "İSTANBUL'da", "İSTANBUL"],
    ["Ισπανία", "στην ΙΣΠΑΝΙΑ", "ΙΣΠΑΝΙΑ"],
    ["выборы", "Выборы прошли", "Выборы"],
    ["चुनाव", "आज चुनाव है", "चुनाव"],
    ["AI", "生成AIの時代", "AI"],
    ["人工知能", "最新の人工知能技術", "人工知能"],
    ["ガイド", "旅行ｶﾞｲﾄﾞ2026", "ｶﾞｲﾄﾞ"],
    ["人工智能", "中国人工智能发展", "人工智能"],
    ["대통령", "대통령은 서울에서", "대통령"],
    ["เลือกตั้ง", "การเลือกตั้งทั่วไป", "เลือกตั้ง"],
    ["𠮷野家", "牛丼の𠮷野家で", "𠮷野家"],
    ["open source", "an open-source tool", "open-source"],
    ["machine learning", "machine\n  learning", "machine\n  learning"],
  ])("%p finds what it means in %p", (keyword, text, quote) => expect(found(keyword, text)).toEqual([quote]));

  test.each([
    ["art", "start, party, artist, ARTs"],
    ["C", "C++ and C#"],
    [".NET", "example.net"],
    ["C++", "C+"],
    ["U.S.", "the U.S.S.R."],
    ["GPT-4", "GPT-4o and GPT-45"],
    ["iPhone", "iPhone17"],
    ["カイト", "ガイド"],
    ["кот", "который"],
    ["चुनाव", "चुनावी"],
    ["hôtel", "motel"],
    ["climate change", "climate. Change"],
  ])("%p is not in %p", (keyword, text) => expect(found(keyword, text)).toEqual([]));

  test("is quoted with its accents where the text is decomposed", () =>
    expect(found("cafe", "Un Cafe\u0301!")).toEqual(["Cafe\u0301"]));

  test("is quoted from the right place behind signs that fold to more or fewer", () =>
    expect(found("ki", "ﬃ ß \u00ad\u200b   ｶﾞ 😀 KI\u00ad!")).toEqual(["KI"]));

  test("is found though a longer one begins at the same place", () => {
    const rules = [{ name: "tag", keywords: ["new york times", "new york", "york"] }];
    expect(tags(rules, { text: "New York Times" })[0]?.matches).toEqual(["New York", "New York Times", "York"]);
  });
});

describe("a tag", () => {
  const ai: TagRule = { name: "ai", keywords: ["AI"], exclusions: ["Air India"] };

  test("is taken back by an exclusion in any of its fields", () => {
    expect(tags([ai], { title: "AI 171", text: "A flight of Air India" })).toEqual([]);
    expect(tags([ai], { title: "AI 171", categories: ["Air India"] })).toHaveLength(1);
  });

  test("looks at title and text where its rule names no field", () => {
    expect(tags([ai], { title: "AI" })).toHaveLength(1);
    expect(tags([ai], { categories: ["AI"], author: "AI" })).toEqual([]);
  });

  test("looks only at the fields of its rule", () => {
    const rule: TagRule = { name: "x", keywords: ["tech news"], field: ["category", "author"] };
    expect(tags([rule], { title: "tech news", text: "tech news" })).toEqual([]);
    expect(tags([rule], { author: "Tech News" })).toEqual([{ name: "x", matches: ["Tech News"] }]);
    expect(tags([rule], { categories: ["tech", "news"] })).toEqual([]);
  });

  test("may belong to one feed, by id or address", () => {
    const article = { title: "AI" };
    expect(tags([{ ...ai, feed: "7" }], article)).toHaveLength(1);
    expect(tags([{ ...ai, feed: "https://example.org/feed" }], article)).toHaveLength(1);
    expect(tags([{ ...ai, feed: "8" }], article)).toEqual([]);
  });

  test("names each match once and at most five", () => {
    const keywords = ["one", "two", "three", "four", "five", "six"];
    const [tag] = tags([{ name: "numbers", keywords }], { title: "Two", text: "one two TWO three four five six" });
    expect(tag?.matches).toEqual(["Two", "one", "three", "four", "five"]);
  });

  test("given by several rules is there once", () => {
    const rules: TagRule[] = [
      { name: "a", keywords: ["x"] },
      { name: "b", keywords: ["y"] },
      { name: "a", keywords: ["z"], field: "author" },
    ];
    expect(tags(rules, { text: "y x", author: "Z" })).toEqual([
      { name: "a", matches: ["x", "Z"] },
      { name: "b", matches: ["y"] },
    ]);
  });

  test("taken back by one rule's exclusion may still be earned by another", () => {
    const rules = [ai, { name: "ai", keywords: ["OpenAI"] }];
    expect(tags(rules, { text: "AI at OpenAI and Air India" })).toEqual([{ name: "ai", matches: ["OpenAI"] }]);
  });

  test("comes in the order of the rules", () => {
    const rules = [
      { name: "b", keywords: ["y"] },
      { name: "a", keywords: ["x"] },
    ];
    expect(tags(rules, { text: "x y" }).map((tag) => tag.name)).toEqual(["b", "a"]);
  });
});

test("a compiled set finds what a search for each word alone finds", () => {
  const syllables = ["ab", "ba", "c", "über", "한", "人", "x-y", ".n", "c++"];
  let seed = 3;
  const pick = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return syllables[(seed >>> 12) % syllables.length] ?? "";
  };
  const words = [...new Set(Array.from({ length: 80 }, () => pick() + pick()))];
  const all = compileRules({ tags: words.map((word) => ({ name: word, keywords: [word] })) });
  const single = words.map((word) => compileRules({ tags: [{ name: word, keywords: [word] }] }));
  for (let i = 0; i < 100; i++) {
    const text = Array.from({ length: 12 }, () => pick() + (i % 2 ? " " : "")).join("");
    const alone = single.flatMap((one) => tagArticle(one, { ...nothing, text }).map((tag) => tag.name));
    expect(tagArticle(all, { ...nothing, text }).map((tag) => tag.name)).toEqual(alone);
  }
});
