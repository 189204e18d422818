import { expect, test } from "bun:test";
import { ArticleTagged } from "./article-tagged";
import { deadLetterOf } from "./dead-letter";
import { FeedParsed } from "./feed-parsed";
import { FeedRaw } from "./feed-raw";

// Messages of the past must always decode: add files here, never change them.
const golden: readonly (readonly [string, { decode(message: { data: Uint8Array }): unknown }])[] = [
  ["feed.raw.json", FeedRaw],
  ["feed.parsed.understood.json", FeedParsed],
  ["feed.parsed.failed.json", FeedParsed],
  ["feed.parsed.unread.json", FeedParsed],
  ["article.tagged.json", ArticleTagged],
  ["dead.feed.raw.json", deadLetterOf("feed.raw")],
];

for (const [name, event] of golden)
  test(`${name} still decodes`, async () => {
    const data = await Bun.file(`${import.meta.dir}/testdata/${name}`).bytes();
    expect(event.decode({ data })).toEqual(JSON.parse(new TextDecoder().decode(data)));
  });

test("every golden message is looked at", () => {
  const files = Array.from(new Bun.Glob("*.json").scanSync({ cwd: `${import.meta.dir}/testdata` }));
  expect(files.toSorted()).toEqual(golden.map(([name]) => name).toSorted());
});
