import type { Article, Feed, Newsroom, Story } from "./article";
import { grammar } from "./grammar";
import { between, pick, type Random, randomFrom } from "./random";
import { escapeText } from "./render/escape";
import { figuresOf } from "./render/figures";
import { publishedAt, type Timeline } from "./timeline";

/** One feed in one run of the server; article `n` follows from this alone. */
export interface Source {
  readonly feed: Feed;
  readonly seed: string;
  readonly timeline: Timeline;
}

/** Article `n` as it reads at `step`; some are edited a few steps after they appeared. */
export function composeArticle(source: Source, n: number, step: number): Article {
  const { feed, timeline } = source;
  const draft = draftOf(source, n);
  const edited = draft.editedAtStep !== null && draft.editedAtStep <= step ? draft.editedAtStep : null;
  const updatedMs = publishedAt(timeline, edited ?? n);
  const blocks = [draft.lead, ...draft.more].map(block);
  if (edited !== null) {
    const time = new Date(updatedMs).toISOString().slice(11, 16);
    blocks.push(`<p><em>${escapeText(draft.newsroom.editNote.replace("{time}", time))}</em></p>`);
  }
  return {
    guid: `urn:infostream:mock:${feed.name}:${runOf(timeline)}:${n}`,
    slug: draft.slug,
    path: `/articles/${draft.slug}`,
    language: draft.newsroom.language,
    title: edited === null ? draft.headline : draft.later,
    summary: draft.lead,
    html: blocks.join("\n"),
    author: draft.author,
    categories: draft.categories,
    publishedMs: publishedAt(timeline, n),
    updatedMs,
    cover: n % 3 === 0 ? `/covers/${draft.slug}.svg` : null,
    table: n % 7 === 2 ? { path: `/tables/${draft.slug}.csv`, csv: figuresOf(randomFrom(draft.slug)) } : null,
  };
}

/** The run of the server as it stands in guids and links: after a restart other articles must not take the old guids. */
const runOf = (timeline: Timeline) => timeline.startMs.toString(36);

function draftOf({ feed, seed, timeline }: Source, n: number) {
  const random = randomFrom([seed, feed.name, runOf(timeline), n].join("/"));
  const newsroom = n % 6 === 4 ? pick(random, feed.guests) : feed.newsroom;
  const story = storyFor(newsroom, n, randomFrom([seed, feed.name, runOf(timeline)].join("/")));
  const expand = grammar(newsroom.lexicon, random);
  const headline = expand(story.headline);
  const kebab = headline
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/(?<=^.{40,60})-.*$/, "")
    .replaceAll(/^-+|-+$/g, "");
  return {
    newsroom,
    slug: [kebab, feed.name, runOf(timeline), n].filter((part) => part !== "").join("-"),
    headline,
    later: expand(story.later),
    lead: expand(story.lead),
    more: some(random, story.more, between(random, 1, 3)).map(expand),
    author: pick(random, newsroom.authors),
    categories: story.categories,
    editedAtStep: random() < 0.15 ? n + between(random, 2, 6) : null,
  };
}

/** Goes round all stories before one returns, so that neighbours differ; where the round begins is up to the run. */
function storyFor(newsroom: Newsroom, n: number, random: Random): Story {
  const { stories } = newsroom;
  const story = stories[(n + between(random, 0, stories.length - 1)) % stories.length];
  if (!story) throw new RangeError("a newsroom without stories");
  return story;
}

/** As many of the list, in its order. */
function some<T>(random: Random, from: readonly T[], count: number): T[] {
  const left = from.map((_, i) => i);
  while (left.length > count) left.splice(Math.floor(random() * left.length), 1);
  return from.filter((_, i) => left.includes(i));
}

const block = (text: string) =>
  text.startsWith("> ") ? `<blockquote><p>${escapeText(text.slice(2))}</p></blockquote>` : `<p>${escapeText(text)}</p>`;
