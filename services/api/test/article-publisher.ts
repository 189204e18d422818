import { connectNats, type Nats } from "@infostream/chassis/nats";
import { publishAll } from "@infostream/chassis/publish";
import { testContext, type TestNats } from "@infostream/chassis/testing/servers";
import { newTrace } from "@infostream/chassis/trace";
import { ArticleTagged } from "@infostream/contracts";

/** Publishes articles as the tagger does, numbered from 1. */
export interface ArticlePublisher extends AsyncDisposable {
  publish(...articles: readonly Partial<ArticleTagged>[]): Promise<void>;
  /** Publishes this many articles that differ only in their ids. */
  publishMany(number: number): Promise<void>;
  /** Ids of all published articles, in order. */
  readonly published: readonly string[];
  readonly nats: Nats;
}

export async function articlePublisher(server: TestNats): Promise<ArticlePublisher> {
  const context = { ...testContext("admin"), ending: AbortSignal.abort() };
  const nats = await connectNats({ url: server.url("admin"), user: "admin", caFile: null }, context);
  const published: string[] = [];
  const publish = async (...articles: readonly Partial<ArticleTagged>[]) => {
    const bodies = articles.map((article) => ({
      ...PLAIN,
      id: String(published.push("") && published.length),
      ...article,
    }));
    const origin = { source: "tagger", time: new Date(), traceparent: newTrace() };
    await publishAll(
      nats,
      bodies.map((body) => ArticleTagged.encode(body, origin)),
    );
    bodies.forEach(({ id }, n) => void (published[published.length - bodies.length + n] = id));
  };
  return {
    publish,
    publishMany: (number) => publish(...Array.from({ length: number }, () => ({}))),
    published,
    nats,
    [Symbol.asyncDispose]: () => nats[Symbol.asyncDispose](),
  };
}

const PLAIN: ArticleTagged = {
  id: "",
  url: "https://news.example/a",
  title: "Storm\nover\r\nthe “harbour”",
  summary: "Plain text.",
  author: null,
  publishedAt: "2026-03-01T12:00:00.000Z",
  fetchedAt: "2026-03-01T12:01:00.000Z",
  updatedAt: null,
  language: "en",
  image: null,
  enclosures: [],
  feed: { id: "1", title: "News", url: "https://news.example/feed", siteUrl: null },
  tags: [],
  revision: 1,
};

export const tagged = (...names: readonly string[]) => ({ tags: names.map((name) => ({ name, matches: [name] })) });
