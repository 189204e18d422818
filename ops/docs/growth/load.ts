import type { assumed } from "./assumed";
import type { Numbers } from "./figure";
import type { Measured } from "./measured";

/** What so many feeds ask of the system, on an average day. */
export interface Load {
  readonly feeds: number;
  readonly polls: number;
  readonly documents: number;
  /** Articles that documents hold, old ones among them. */
  readonly read: number;
  /** Articles and revisions that are stored. */
  readonly stored: number;
  /** Cores that are busy on average. */
  readonly cores: {
    readonly fetcher: number;
    readonly tagger: number;
    readonly nats: number;
    readonly database: number;
  };
  /** Polls under way at once at the peak. */
  readonly inFlight: number;
  /** Messages a second at the peak. */
  readonly messages: number;
  /** Transactions a second at the peak. */
  readonly commits: number;
  /** Each month. */
  readonly natGb: number;
  readonly logGb: number;
  readonly flowLogGb: number;
  /** After `articlesKeptDays`. */
  readonly archiveGb: number;
  readonly databaseGib: number;
}

export type Basis = Numbers<typeof assumed> & Measured;

const DAY = 86_400;
const MONTH_DAYS = 365 / 12;

export function loadOf(feeds: number, b: Basis): Load {
  const polls = feeds * b.pollsPerFeedDay;
  const documents = polls * b.changedShare;
  const read = documents * b.articlesPerDocument;
  const stored = feeds * b.newPerFeedDay * (1 + b.revisionsPerNew);
  const coresFor = (ms: number) => ms / 1000 / DAY;
  const pollKb = b.overheadKb + b.fullBodyShare * b.documentKb;
  return {
    feeds,
    polls,
    documents,
    read,
    stored,
    cores: {
      fetcher: coresFor(polls * (b.fetcherMs + b.tlsMs)),
      tagger: coresFor(read * b.readMs + stored * (b.taggerMs - b.readMs)),
      nats: coresFor(documents * b.natsMs),
      database: coresFor(polls * b.databaseMsPerPoll + read * b.databaseMsPerCompared + stored * b.databaseMs),
    },
    inFlight: (polls / DAY) * b.peak * b.secondsPerPoll,
    messages: ((2 * documents + stored) / DAY) * b.peak,
    // a poll is leased and recorded; documents are stored together, here counted singly
    commits: ((2 * polls + documents) / DAY) * b.peak,
    natGb: (polls * MONTH_DAYS * (pollKb * 1000 + b.logBytesPerPoll)) / 1e9,
    logGb: (polls * MONTH_DAYS * b.logBytesPerPoll) / 1e9,
    flowLogGb: (polls * MONTH_DAYS * b.flowLogBytesPerPoll) / 1e9,
    archiveGb: (documents * b.articlesKeptDays * b.documentKb) / 1e6,
    databaseGib: databaseBytes(feeds, documents, b) / 2 ** 30,
  };
}

/** A revision replaces its article's row. A document's row stays for as long as the object that it names. */
const databaseBytes = (feeds: number, documents: number, b: Basis): number =>
  feeds * b.databaseBytesPerFeed +
  documents * b.articlesKeptDays * b.databaseBytesPerDocument +
  feeds * b.newPerFeedDay * b.articlesKeptDays * b.databaseBytesPerArticle;
