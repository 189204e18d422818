/** Cases that must keep passing, by folder; an empty `only` means all cases of the folder. */
export const expected: readonly { readonly name: string; readonly only: readonly string[] }[] = [
  { name: "stories", only: ["cookie-self-redirect", "one-request-to-subscribe", "opml-schemes"] },
  { name: "hostile", only: ["constructor", "bomb-zst", "bomb-gz", "bomb-gz-40", "endless-40"] },
  // last, since its attacks may leave messages in the streams
  { name: "permissions", only: [] },
];
