import type { Feed } from "@infostream/contracts";
import { BLANK } from "./feeds-owner";
import type { Service } from "./service";
import type { Seed } from "./store";

const MINUTE = 60_000;
/** Refused by the address check: the picture of an article that cannot be shown. */
const COVER = "data:image/svg+xml,x";
const TOPICS = ["Economy", "Europe", "Programming", "Space", "Science", "Climate", "Politics", "Security", "Health"];

/** Articles and feeds as a reader would meet them: several languages, long words, markup in titles, every state of a feed. */
export async function fillStore({ store, feeds }: Service, now = Date.now()): Promise<void> {
  const ago = (minutes: number) => new Date(now - minutes * MINUTE);
  await store.feed("1", { url: "https://world.example/rss", title: "World Desk", siteUrl: "https://world.example/" });
  await store.feed("2", { url: "https://tech.example/atom", title: "Circuit & Signal" });
  await store.feed("3", { url: "https://kagaku.example/feed.json", title: "科学ニュース" });
  await store.articles(
    { ...LEADING, sortAt: ago(0.3) },
    ...SHORT.map((seed, i) => ({ ...seed, sortAt: ago(4 + i * 35) })),
    ...Array.from({ length: 45 }, (_, i) => report(i, ago(600 + i * 47))),
  );
  for (const [id, feed] of FEEDS.entries()) {
    const at = (minutes: number) => ago(-minutes).toISOString();
    feeds.set(String(id + 1), { ...HEALTHY, lastPolledAt: at(-3), nextPollAt: at(12), ...feed, id: String(id + 1) });
  }
}

const report = (i: number, sortAt: Date): Seed => ({
  feed: String(1 + (i % 3)),
  title: `Report ${i}: what changed this week, and why it matters to readers`,
  summary: "A short account of the week with figures, voices and a look at what is likely to follow. ".repeat(3),
  tags: [...new Set([TOPICS[i % TOPICS.length] ?? "", TOPICS[(i * 5 + 3) % TOPICS.length] ?? ""])],
  language: "en",
  sortAt,
});

const LEADING: Seed = {
  feed: "1",
  language: "en",
  author: "Mara Lindqvist",
  title: "Central banks hold rates steady as inflation cools across Europe",
  summary: "Policy makers kept borrowing costs unchanged on Thursday, pointing to slower price growth.",
  tags: ["Economy", "Europe"],
  enclosures: [{ url: "https://world.example/audio/episode-1.mp3", type: "audio/mpeg", length: 12_345_678 }],
  contentHtml: `<p>Policy makers kept borrowing costs unchanged on Thursday, pointing to slower price growth and a labour market
    that is easing <em>without breaking</em>.</p><h2>What comes next</h2><p>Analysts expect the <a href="/x">first cut</a> in spring.</p>
    <blockquote>We are not there yet, but we can see the shore.</blockquote><ul><li>Core inflation: 2.3 %</li></ul>
    <table><tr>${"<th>A column of the table</th>".repeat(9)}</tr></table>
    <pre><code>const line = "${"a very long line of code ".repeat(9)}";</code></pre><script>alert(1)</script>`,
};

const SHORT: readonly Seed[] = [
  {
    feed: "3",
    language: "ja",
    title: "小惑星から持ち帰った砂に水の痕跡、研究チームが発表",
    summary: "四十億年以上前の水の痕跡が見つかった。",
    tags: ["Space"],
  },
  {
    feed: "1",
    language: "ar",
    title: "قادة العالم يجتمعون لبحث أزمة المناخ",
    summary: "اجتمع قادة أكثر من خمسين دولة لمناقشة خطط خفض الانبعاثات.",
    tags: ["Climate"],
  },
  {
    feed: "2",
    language: "de",
    title: `${"Donaudampfschifffahrtselektrizitäten".repeat(3)}gesellschaft meldet Rekordjahr`,
    tags: ["Economy"],
  },
  {
    feed: "1",
    title: "<script>alert('x')</script> & other things in titles",
    summary: "<b>Markup</b> is text.",
    image: COVER,
    tags: ["Security"],
  },
];

const HEALTHY: Omit<Feed, "id" | "url" | "title"> = { ...BLANK, nextPollReason: "new articles come every 14 min" };

const FEEDS: readonly (Partial<Feed> & Pick<Feed, "url" | "title">)[] = [
  { url: "https://world.example/rss", title: "World Desk", siteUrl: "https://world.example/" },
  { url: "https://tech.example/atom", title: "Circuit & Signal" },
  {
    url: "https://kagaku.example/feed.json",
    title: "科学ニュース",
    status: "paused",
    nextPollAt: null,
    nextPollReason: null,
  },
  {
    url: `https://broken.example/${"a/very/long/address/".repeat(6)}feed.xml`,
    title: null,
    status: "failing",
    failures: 7,
    lastError: "The server answered 404: nothing is there.",
    nextPollReason: "7 failures in a row",
  },
  {
    url: "https://gone.example/",
    title: "An old friend",
    status: "gone",
    nextPollAt: null,
    lastError: "The server says that the feed is gone for good (410).",
  },
];
