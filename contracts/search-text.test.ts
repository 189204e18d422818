import { describe, expect, test } from "bun:test";
import { searchQuery, searchText } from "./search-text";

describe("searchText", () => {
  test.each([
    ["Climate change: café, Straße!", "climate change cafe strasse"],
    ["AT&T U.S. node.js COVID-19 a_b it’s", "at t u s node js covid 19 a b it s"],
    ["C++ C# C Disney+", "cplusplus csharp c disney"],
    ["東京都 in 東", "東京 京都 都 in 東"],
    ["生成AIの時代", "生成 成 ai の時 時代 代"],
    ["𠮷野家", "𠮷野 野家 家"],
    ["ｶﾞｲﾄﾞ", "ガイ イド ド"],
    ["서울에서 열린", "서울 울에 에서 서 열린 린"],
    ["ไทย", "ไท ทย ย"],
    ["ที่นี่", "ที่นี่ นี่"],
    ["चुनाव और", "चुनाव और"],
    ["1½ m² \u0301x", "1 m x"],
    [" …'\\\u0000😀\ud800 ", ""],
  ])("writes %p as %p", (text, words) => expect(searchText(text)).toBe(words));

  test("a text is never longer than a tsvector may be", () => {
    for (const text of [
      "字".repeat(300_000),
      "word ".repeat(300_000),
      "x".repeat(3_000_000),
      `${"ß".repeat(63)} `.repeat(20_000),
    ])
      expect(new TextEncoder().encode(searchText(text)).length).toBeLessThan(900_000);
  });
});

describe("searchQuery", () => {
  test.each([
    ["Climate CHANGE", "'climate' & 'change'"],
    ['"climate change" -trump', "('climate' <-> 'change') & !'trump'"],
    ['economy -"central bank"', "'economy' & !('central' <-> 'bank')"],
    ["rain OR heavy snow", "('rain') | ('heavy' & 'snow')"],
    ["it’s C++", "('it' <-> 's') & 'cplusplus'"],
    ["covid-19", "('covid' <-> '19')"],
    ["東京", "'東京'"],
    ["東京都庁", "('東京' <-> '京都' <-> '都庁')"],
    ["東", "'東':*"],
    ["𠮷", "'𠮷':*"],
    ["AI技術", "('ai' <-> '技術')"],
    ['"東京 Tower 京"', "('東京' <-> '京' <-> 'tower' <-> '京':*)"],
    ['"an unclosed phrase', "('an' <-> 'unclosed' <-> 'phrase')"],
    ["OR rain OR", "'rain'"],
    ["-snow OR rain", "'rain'"],
  ])("asks %p as %p", (query, asked) => expect(searchQuery(query)).toBe(asked));

  test.each([
    "",
    "  ",
    '"',
    '""',
    "-",
    "--",
    "OR",
    "-snow",
    "!!! ??",
    "'",
    "\\",
    ":*",
    "&|!()<->",
    "\u0000",
    "\ud800",
    "😀",
  ])("nothing is asked for by %p", (query) => expect(searchQuery(query)).toBeNull());

  test("hostile input never leaves the quotes", () => {
    const parts = [
      "'",
      "\\",
      '"',
      ":*",
      "&",
      "|",
      "!",
      "(",
      ")",
      "<->",
      "<2>",
      "-",
      "OR",
      " ",
      "a",
      "é",
      "東",
      "京",
      "\u0000",
      "\ud83d",
      "+",
      "#",
      "\u0301",
    ];
    const lexeme = /'[\p{L}\p{M}\p{N}]+'(:\*)?/gu;
    let seed = 9;
    for (let i = 0; i < 5000; i++) {
      const pick = () => parts[(seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) % parts.length] ?? "";
      const asked = searchQuery(Array.from({ length: 12 }, pick).join(""));
      // what remains between the lexemes is our own: operators and balanced parentheses
      if (asked !== null) expect(asked.replace(lexeme, "x")).toMatch(/^[(]*!?[(]*x[x()!&| <>-]*$/);
    }
  });

  test("a question that never ends is cut", () => {
    expect(searchQuery("word ".repeat(100_000))?.split("&")).toHaveLength(32);
    expect(searchQuery("字".repeat(100_000))?.length).toBeLessThan(12_000);
  });
});
