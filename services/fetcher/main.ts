import { openArchive } from "@infostream/chassis/archive";
import { consume } from "@infostream/chassis/consume";
import { serveHealth } from "@infostream/chassis/health";
import { migrate } from "@infostream/chassis/migrate";
import { connectNats } from "@infostream/chassis/nats";
import { connectPostgres } from "@infostream/chassis/postgres";
import { publishAll } from "@infostream/chassis/publish";
import { run } from "@infostream/chassis/run";
import { FeedParsed, FETCHER } from "@infostream/contracts";
import { applyParseResult } from "./adapters/apply-parse-result";
import { askServer } from "./adapters/ask-server";
import { bodyBudget } from "./adapters/body-budget";
import { changeFeed } from "./adapters/change-feed";
import { findFeed, findFeedByUrl, listFeeds, unsubscribe } from "./adapters/feeds";
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
import { factsOf } from "./core/outcome";
import { handleFeedParsed } from "./handle-feed-parsed";
import { logPolls } from "./log-polls";
import { migrations } from "./migrations";
import { abandon, poll, type PollDeps } from "./poll";
import { pollDueFeeds } from "./poll-due-feeds";
import { relayDocuments } from "./relay-documents";
import { answerFeedRequests } from "./requests/answer-feed-requests";

/** Longer than a poll: 30 s for the answer, the rest to archive and record it. */
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
  const deps: Omit<PollDeps, "fetch"> = {
    archive: archive.keep,
    recordPoll: recordPoll(db, config.bounds),
    now: () => new Date(),
    random: Math.random,
  };
  const pollOne = logPolls(life.log, async (feed) => {
    // its body lives until the poll is recorded
    using room = openRoom();
    return await poll(feed, { ...deps, fetch: ({ url, previous }) => ask({ url, ...previous }, room) });
  });
  const poller = own(
    pollDueFeeds(
      {
        lease: leaseDue(db, config.politeness, { owner: crypto.randomUUID(), leaseMs: LEASE_MS }),
        poll: async (feed) => {
          if (factsOf(await pollOne(feed)).document !== null) relay.wake();
        },
        abandon: async (feed, error) => {
          life.log.error("poll failed inside", { feed: feed.id, url: feed.url, error });
          await abandon(feed, deps);
        },
        release: releaseLease(db),
        ready: async () => void (await Promise.all([database.check(), archive.check()])),
        atOnce: config.concurrency,
      },
      life,
    ),
  );
  const apply = applyParseResult(db, config.bounds);
  const handle = handleFeedParsed((parsed) => apply(parsed, new Date(), Math.random()), life.log);
  const parsed = own(await consume(nats, { consumer: FETCHER, event: FeedParsed, concurrency: 8, handle }, life));
  const change = changeFeed(db, config.bounds);
  const refresh = refreshFeed(db);
  const subscribing = subscribe(db);
  const unsubscribing = unsubscribe(db);
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
      subscribe: (subscriptions) => subscribing(subscriptions, new Date()),
      change: (id, changed) => change(id, changed, new Date(), Math.random()),
      unsubscribe: (id) => unsubscribing(id, new Date()),
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
