import { openArchive } from "@infostream/chassis/archive";
import { consume } from "@infostream/chassis/consume";
import { serveHealth } from "@infostream/chassis/health";
import { migrate } from "@infostream/chassis/migrate";
import { connectNats } from "@infostream/chassis/nats";
import { connectPostgres } from "@infostream/chassis/postgres";
import { publishAll } from "@infostream/chassis/publish";
import { repeat } from "@infostream/chassis/repeat";
import { run } from "@infostream/chassis/run";
import { ArticleTagged, FeedParsed, FeedRaw, TAGGER } from "@infostream/contracts";
import { articlesBehind, indexBodies } from "./adapters/full-text";
import { loadTagRules } from "./adapters/load-tag-rules";
import { outboxAlone } from "./adapters/outbox";
import { readWithinLimit } from "./adapters/read-within-limit";
import { storeDocuments } from "./adapters/store-documents";
import type { TaggerTables } from "./adapters/tables";
import { readConfig } from "./config";
import { compileRules } from "./core/tag-rules/compile-rules";
import { rulesVersion } from "./core/tag-rules/rules-version";
import { tagArticle } from "./core/tag-rules/tag-article";
import { indexFullText } from "./index-full-text";
import { largeInTurn } from "./large-in-turn";
import { migrations } from "./migrations";
import { relay } from "./relay";
import { storeTogether } from "./store-together";
import { giveUp, type TaggedDocument, tagDocument, type World } from "./tag-document";
import { tellDocuments } from "./tell-documents";

const WRITERS = 2;
const ARTICLES_A_TRANSACTION = 250;
const SLOTS = 16;
const LARGE_AT_ONCE = 2;

await run("tagger", async (life) => {
  const config = readConfig(process.env);
  const rules = await loadTagRules(config.rulesFile ?? undefined);
  const matcher = compileRules(rules);
  const version = rulesVersion(rules);
  const database = life.own(
    await connectPostgres<TaggerTables>({ url: config.databaseUrl, connections: WRITERS + 4 }, life),
  );
  await migrate(database.db, "articles", migrations, life);
  const nats = life.own(await connectNats({ url: config.natsUrl, user: "tagger", caFile: config.natsCaFile }, life));
  const archive = life.own(openArchive(config.archiveUrl));

  const outbox = { alone: outboxAlone(database.db), publish: publishAll.bind(null, nats) };
  const relays = [ArticleTagged.subject, FeedParsed.subject].map((subject) =>
    life.own(repeat({ name: `relay of ${subject}`, round: () => relay(subject, outbox), idleMs: 500 }, life)),
  );
  const slot = Math.floor(Math.random() * SLOTS);
  const store = storeTogether<TaggedDocument>({
    keyOf: ({ document }) => document.feedId,
    weigh: ({ drafts }) => 1 + drafts.length,
    mostWeight: ARTICLES_A_TRANSACTION,
    writers: WRITERS,
    commit: async (documents) => {
      await storeDocuments(database.db, version, slot, documents);
      for (const each of relays) each.wake();
    },
  });
  const world: World = {
    fetchBack: archive.read,
    read: readWithinLimit,
    tagsOf: (article, { feedId, feedUrl }) => tagArticle(matcher, { ...article, feedId, feedUrl }),
    store: store.add,
  };
  const told = tellDocuments(life.log);
  const inTurn = largeInTurn(LARGE_AT_ONCE, life.ending);
  life.own(
    repeat(
      {
        name: "full-text index",
        round: () =>
          indexFullText({
            busy: store.busy,
            behind: (limit) => articlesBehind(database.db, limit),
            index: (texts) => indexBodies(database.db, texts),
          }),
        idleMs: 1000,
      },
      life,
    ),
  );
  const documents = life.own(
    await consume(
      nats,
      {
        consumer: TAGGER,
        event: FeedRaw,
        concurrency: config.concurrency,
        handle: (document, headers) =>
          inTurn(document, () => told(document, () => tagDocument(document, headers["traceparent"] ?? "", world))),
        abandoned: (document, headers, cause) => giveUp(document, headers["traceparent"] ?? "", cause, world),
      },
      life,
    ),
  );
  const health = {
    checks: { postgres: database.check, nats: nats.check, archive: archive.check },
    degraded: [nats.degraded, documents.degraded],
  };
  life.own(serveHealth(config.ops, health, life));
});
