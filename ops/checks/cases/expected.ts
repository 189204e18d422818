/** Cases that must keep passing, by folder; an empty `only` means all cases of the folder. */
export const expected: readonly { readonly name: string; readonly only: readonly string[] }[] = [
  {
    name: "reading",
    only: [
      "charset-1251-labelled-latin1",
      "charset-mislabelled-gb18030",
      "charset-undeclared-koi8-r",
      "charset-undeclared-shift-jis",
      "charset-utf-32",
      "utf8-cut-mid-character",
      "date-chinese-afternoon",
      "date-compact",
      "date-czech",
      "date-halves-of-the-day",
      "date-halves-of-the-day-never-wrong",
      "date-months",
      "date-months-never-wrong",
      "date-pm-after-seconds",
    ],
  },
  { name: "stories", only: ["cookie-self-redirect", "one-request-to-subscribe", "opml-schemes"] },
  { name: "hostile", only: ["constructor", "bomb-zst", "bomb-gz", "bomb-gz-40", "endless-40"] },
  // last, since its attacks may leave messages in the streams
  { name: "permissions", only: [] },
];
