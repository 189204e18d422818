import { ArticleTagged } from "./article-tagged";
import { deadLetterOf } from "./dead-letter";
import { FeedParsed } from "./feed-parsed";
import { FeedRaw } from "./feed-raw";
import { feedRequests } from "./feeds";
import { ARTICLE_TAGGED, type Consumer, consumers, FETCHER, streams, TAGGER } from "./streams";

/** What a NATS user may do; nothing is allowed that is not named, and what is denied wins. */
export interface Permissions {
  readonly publish: { readonly allow: readonly string[]; readonly deny: readonly string[] };
  readonly subscribe: { readonly allow: readonly string[] };
  /** May answer requests on the inbox that each carries. */
  readonly allowResponses: boolean;
}

export type NatsUser = "fetcher" | "tagger" | "api" | "observer";

/** Each user has an inbox of its own, so that none can listen to another's replies. */
export const inboxPrefix = (user: string) => `_INBOX_${user}`;

const consume = ({ stream, name }: Consumer) => [
  `$JS.API.CONSUMER.INFO.${stream}.${name}`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`,
  `$JS.ACK.${stream}.${name}.>`,
];

/** Reading a stream by an ordered consumer, which acknowledges nothing and leaves nothing behind. */
const read = (stream: string) => [
  `$JS.API.STREAM.INFO.${stream}`,
  `$JS.API.STREAM.MSG.GET.${stream}`,
  `$JS.API.DIRECT.GET.${stream}`,
  `$JS.API.DIRECT.GET.${stream}.>`,
  `$JS.API.CONSUMER.CREATE.${stream}.>`,
  `$JS.API.CONSUMER.INFO.${stream}.>`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.>`,
  `$JS.API.CONSUMER.DELETE.${stream}.>`,
  `$JS.FC.${stream}.>`,
];

/** Whoever may make consumers could also take over, or delete, the services' own. */
const othersConsumers = consumers.flatMap(({ stream, name }) => [
  `$JS.API.CONSUMER.CREATE.${stream}.${name}`,
  `$JS.API.CONSUMER.CREATE.${stream}.${name}.>`,
  `$JS.API.CONSUMER.DELETE.${stream}.${name}`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`,
]);

const requestSubjects = Object.values(feedRequests).map(({ subject }) => subject);

/** Permissions of every service and of `observer`, who may read all streams, by consumers of its own, and change nothing else. */
export const natsUsers: Readonly<Record<NatsUser, Permissions>> = {
  fetcher: {
    publish: allow(
      FeedRaw.subject,
      deadLetterOf(FeedParsed.subject).subject,
      ...consume(FETCHER),
      // how far the tagger is behind: the fetcher's relay pauses before `discard old` could reach what is unprocessed
      `$JS.API.CONSUMER.INFO.${TAGGER.stream}.${TAGGER.name}`,
      `$JS.API.STREAM.INFO.${TAGGER.stream}`,
    ),
    subscribe: { allow: [`${inboxPrefix("fetcher")}.>`, ...requestSubjects] },
    allowResponses: true,
  },
  tagger: {
    publish: allow(
      ArticleTagged.subject,
      FeedParsed.subject,
      deadLetterOf(FeedRaw.subject).subject,
      ...consume(TAGGER),
    ),
    subscribe: { allow: [`${inboxPrefix("tagger")}.>`] },
    allowResponses: false,
  },
  api: {
    publish: allow(...requestSubjects, ...read(ARTICLE_TAGGED.name)),
    subscribe: { allow: [`${inboxPrefix("api")}.>`] },
    allowResponses: false,
  },
  observer: {
    publish: {
      allow: [
        "$JS.API.INFO",
        "$JS.API.STREAM.NAMES",
        "$JS.API.STREAM.LIST",
        ...streams.flatMap(({ name }) => readAll(name)),
      ],
      deny: othersConsumers,
    },
    // `nats sub` on the live subjects, and the command line's own inbox
    subscribe: {
      allow: ["_INBOX.>", `${inboxPrefix("observer")}.>`, ...streams.flatMap(({ subjects }) => subjects)],
    },
    allowResponses: false,
  },
};

function allow(...subjects: readonly string[]) {
  return { allow: subjects, deny: [] };
}

/** What the `nats` command line asks to show a stream and its consumers. */
function readAll(stream: string) {
  return [...read(stream), `$JS.API.CONSUMER.NAMES.${stream}`, `$JS.API.CONSUMER.LIST.${stream}`];
}
