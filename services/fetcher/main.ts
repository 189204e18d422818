import { openArchive } from "@infostream/chassis/archive";
import { consume } from "@infostream/chassis/consume";
import { serveHealth } from "@infostream/chassis/health";
import { migrate } from "@infostream/chassis/migrate";
import { connectNats } from "@infostream/chassis/nats";
import { connectPostgres } from "@infostream/chassis/postgres";
import { publishAll } from "@infostream/chassis/publish";
import { run } from "@infostream/chassis/run";
import { FeedParsed, FETCHER } from "@infostream/contracts";
import { askServer } from "./adapters/ask-server";
import { bodyBudget, type Room } from "./adapters/body-budget";
import { changeFeed } from "./adapters/change-feed";
import { findFeed, findFeedByUrl, listFeeds, unsubscribe } from "./adapters/feeds";
import { learnFeed } from "./adapters/learn-feed";
import { leaseDue } from "./adapters/lease-due";
import { claimUnpublished, markPublished, releaseClaims } from "./adapters/outbox";
import { recordPoll } from "./adapters/record-poll";
import { refreshFeed } from "./adapters/refresh-feed";
import { releaseLease } from "./adapters/release-lease";
import { subscribe } from "./adapters/subscribe";
import type { FetcherTables } from "./adapters/tables";
import { readTaggerBacklog } from "./adapters/tagger-backlog";
import { readConfig } from "./config";
import { budgetFor } from "./core/lending";
import { learn } from "./learn";
import { migrations } from "./migrations";
import { abandon, poll, type World } from "./poll";
import { pollDueFeeds } from "./poll-due-feeds";
import { relayDocuments } from "./relay-documents";
import { answerFeedRequests } from "./requests/answer-feed-requests";
import { tellPolls } from "./tell-polls";

/** Longer than a poll: 30 s for the answer, the rest to keep and record it. */
const LEASE_MS = 45_000;
/** Longer than a publish waits for its confirmation. */
const CLAIM_MS = 15_000;
/** A person waits for it, and the api for 2 s. */
const LOOK_MS = 1200;

await run("fetcher", async (life) => {
  const { own } = life;
  const config = readConfig(process.env);
  const archive = own(openArchive(config.archiveUrl));
  const database = own(await connectPostgres<FetcherTables>({ url: config.databaseUrl, connections: 10 }, life));
  const { db } = database;
  await migrate(db, "fetcher", migrations, life);
  const nats = own(await connectNats({ ...config.nats, user: "fetcher" }, life));

  const relay = own(
    relayDocuments(
      {
        claim: claimUnpublished(db, CLAIM_MS),
        publish: (wires) => publishAll(nats, wires),
        markPublished: markPublished(db),
        release: releaseClaims(db),
        backlog: await readTaggerBacklog(nats),
      },
      life,
    ),
  );
  const ask = askServer(config.http, life.ending);
  const openRoom = bodyBudget(budgetFor(config.http.maxBodyBytes));
  const world: Omit<World, "ask"> = {
    keep: archive.keep,
    record: recordPoll(db),
    now: () => new Date(),
    random: Math.random,
  };
  const worldWith = (room: Room): World => ({ ...world, ask: ({ url, known }) => ask({ url, ...known }, room) });
  const told = tellPolls(life.log);
  const poller = own(
    pollDueFeeds(
      {
        lease: leaseDue(db, config.politeness, { owner: crypto.randomUUID(), leaseMs: LEASE_MS }),
        poll: async (feed) => {
          // its body lives until the poll is recorded
          using room = openRoom();
          const ended = await told(feed, () => poll(feed, config.bounds, worldWith(room)));
          if (ended.kind === "updated") relay.wake();
        },
        abandon: async (feed, error) => {
          life.log.error("poll failed inside", { feed: feed.id, url: feed.url, error });
          await abandon(feed, config.bounds, world);
        },
        release: releaseLease(db),
        ready: async () => void (await Promise.all([database.check(), archive.check()])),
        atOnce: config.concurrency,
      },
      life,
    ),
  );
  const take = learnFeed(db, config.bounds);
  const handle = learn((parsed) => take(parsed, Math.random()), life.log);
  const parsed = own(await consume(nats, { consumer: FETCHER, event: FeedParsed, concurrency: 8, handle }, life));
  const change = changeFeed(db, config.bounds);
  const refresh = refreshFeed(db);
  answerFeedRequests(
    nats,
    {
      list: listFeeds(db),
      get: findFeed(db),
      find: findFeedByUrl(db),
      look: async (url, see) => {
        using room = openRoom();
        return see(await ask({ url, etag: null, lastModified: null }, room, LOOK_MS));
      },
      subscribe: subscribe(db),
      change: (id, wish) => change(id, wish, new Date(), Math.random()),
      unsubscribe: unsubscribe(db),
      refresh: (id) => refresh(id, new Date()),
      wake: () => {
        poller.wake();
        relay.wake();
      },
    },
    life,
  );
  const health = {
    checks: { postgres: database.check, nats: nats.check, archive: archive.check },
    degraded: [nats.degraded, parsed.degraded],
  };
  own(serveHealth(config.ops, health, life));
  // what is answered here is known to the server before anyone hears that the fetcher started
  await nats.check();
});
