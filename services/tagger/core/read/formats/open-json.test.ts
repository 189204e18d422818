import { expect, test } from "bun:test";
import { parseFeed } from "../parse-feed";

const feedWith = (key: string) => `{
  "version": "https://jsonfeed.org/version/1.1", "title": "Example", "${key}": {"x": 1},
  "authors": [{"name": "Ann", "${key}": 1}],
  "items": [{"id": "g", "title": "good", "content_text": "x", "${key}": "y",
    "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg", "${key}": {}}]}]}`;

const escaped = (key: string) =>
  Array.from(key, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

for (const key of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"])
  test(`a key named ${key} hides nothing, wherever it stands and however it is written`, async () => {
    for (const spelling of [key, escaped(key)]) {
      const parsed = await parseFeed(feedWith(spelling), "https://example.org/feed");
      expect(parsed).toMatchObject({ kind: "feed", feed: { title: "Example", items: [{ title: "good" }] } });
    }
  });
