import { connectNats, type Nats } from "@infostream/chassis/nats";
import { publishAll } from "@infostream/chassis/publish";
import { testLife, type TestNats } from "@infostream/chassis/testing/servers";
import { newTrace } from "@infostream/chassis/trace";
import { ArticleTagged } from "@infostream/contracts";

/** Publishes articles as the tagger does, numbered from 1. */
export interface Teller extends AsyncDisposable {
  tell(...articles: readonly Partial<ArticleTagged>[]): Promise<void>;
  /** So many that nothing distinguishes. */
  tellMany(number: number): Promise<void>;
  /** Ids of all that were told, in their order. */
  readonly told: readonly string[];
  readonly nats: Nats;
}

export async function teller(server: TestNats): Promise<Teller> {
  const life = { ...testLife("admin"), ending: AbortSignal.abort() };
  const nats = await connectNats({ url: server.url("admin"), user: "admin", caFile: null }, life);
  const told: string[] = [];
  const tell = async (...articles: readonly Partial<ArticleTagged>[]) => {
    const bodies = articles.map((article) => ({ ...PLAIN, id: String(told.push("") && told.length), ...article }));
    const origin = { source: "tagger", time: new Date(), traceparent: newTrace() };
    await publishAll(
      nats,
      bodies.map((body) => ArticleTagged.encode(body, origin)),
    );
    bodies.forEach(({ id }, n) => void (told[told.length - bodies.length + n] = id));
  };
  return {
    tell,
    tellMany: (number) => tell(...Array.from({ length: number }, () => ({}))),
    told,
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
