import { expect, test } from "bun:test";
import { Glob } from "bun";
import { decodeText } from "../core/read/charset";
import { parseFeed } from "../core/read/parse-feed";
import { agreement, type Agreement } from "./agreement";
import { corpus } from "./corpora-root";
import { expectedOf, type Shape } from "./gofeed-expected";

/*
 * Compared, wherever gofeed states a value: of the feed its title, link and language; of each item its guid, title,
 * link, description, content, dates, authors, categories, enclosures and image. Not compared, since InfoStream does
 * not keep them: the feed's own authors, dates, categories, image, copyright, generator; contributors, rights,
 * source, comments; extensions as such.
 */
const shapes: readonly [pattern: string, shape: Shape, expectation: (path: string) => string][] = [
  ["translator/{rss,atom}/*.xml", "universal", (path) => path.replace(/\.xml$/, ".json")],
  ["translator/json/*[0-9a-z]_{full,simple}.json", "universal", (path) => path.replace(/\.json$/, "_expected.json")],
  ["parser/rss/*.xml", "rss", (path) => path.replace(/\.xml$/, ".json")],
  ["parser/atom/*.xml", "atom", (path) => path.replace(/\.xml$/, ".json")],
  ["parser/json/version_*[01]{,_deprecated_author}.json", "json", (path) => path.replace(/\.json$/, "_expected.json")],
];

/** What differs on purpose; it still counts as different. */
const reasons: Readonly<Record<string, string>> = {
  item_extensions: "dc:date is a publication date, not an update",
  entry_id_xml_base: "an id is a name, not an address: RFC 4287 has it compared as it is written",
  issue_275_extensions_and_source: "a video in base64 is not text",
};

const reasonOf = (path: string) =>
  Object.entries(reasons).find(([part]) => path.includes(part))?.[1] ?? "a shortcoming";

async function compare(root: string, path: string, shape: Shape, expectation: string): Promise<Agreement> {
  const { text } = decodeText(await Bun.file(`${root}/${path}`).bytes(), null);
  const expected = expectedOf(await Bun.file(`${root}/${expectation}`).json(), shape);
  const parsed = await parseFeed(text, "http://document.test/feed");
  if (parsed.kind === "not a feed")
    return { compared: 1, differences: [{ field: "feed", expected: "", got: parsed.reason }] };
  return agreement(expected, parsed.feed);
}

test("gofeed's expectations hold in at least 97 % of the fields that InfoStream stores", async () => {
  const root = corpus("gofeed");
  let documents = 0;
  let compared = 0;
  let different = 0;
  for (const [pattern, shape, expectation] of shapes)
    for (const path of [...new Glob(pattern).scanSync(root)].sort()) {
      const result = await compare(root, path, shape, expectation(path));
      documents++;
      compared += result.compared;
      different += result.differences.length;
      for (const { field, expected, got } of result.differences) {
        console.log(
          `${path}: ${field} (${reasonOf(path)})\n    expected ${JSON.stringify(expected)}\n    got      ${JSON.stringify(got)}`,
        );
      }
    }
  const share = (compared - different) / compared;
  console.log(
    `gofeed: ${compared - different} of ${compared} fields of ${documents} documents agree, ${(share * 100).toFixed(2)} %`,
  );
  expect(documents).toBeGreaterThan(500);
  expect(share).toBeGreaterThanOrEqual(0.97);
});
