import { ArticleTagged } from "./article-tagged";
import { deadLetterOf } from "./dead-letter";
import { FeedParsed } from "./feed-parsed";
import { FeedRaw } from "./feed-raw";
import { feedRequests } from "./feeds";
import { ARTICLE_TAGGED, type Consumer, FETCHER, streams, TAGGER } from "./streams";

/** What a NATS user may do; everything else is denied. */
export interface Permissions {
  readonly publish: { readonly allow: readonly string[] };
  readonly subscribe: { readonly allow: readonly string[] };
}

export type NatsUser = "fetcher" | "tagger" | "api" | "observer";

/** Each user has an inbox of its own, so that none can listen to another's replies. */
export const inboxPrefix = (user: string) => `_INBOX_${user}`;

const consume = ({ stream, name }: Consumer) => [
  `$JS.API.CONSUMER.INFO.${stream}.${name}`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`,
  `$JS.ACK.${stream}.${name}.>`,
];

/**
 * Reading what a stream holds, by number, time or in batches. Only `admin` may create consumers: JetStream checks who
 * creates one, but not where it delivers, so that permission would allow publishing any stored message on any subject.
 */
const read = (stream: string) => [
  `$JS.API.STREAM.INFO.${stream}`,
  `$JS.API.STREAM.MSG.GET.${stream}`,
  `$JS.API.DIRECT.GET.${stream}`,
  `$JS.API.DIRECT.GET.${stream}.>`,
];

/** What the `nats` command line requests to show a stream and its consumers. */
const inspect = (stream: string) => [
  ...read(stream),
  `$JS.API.CONSUMER.NAMES.${stream}`,
  `$JS.API.CONSUMER.LIST.${stream}`,
  `$JS.API.CONSUMER.INFO.${stream}.>`,
];

const requestSubjects = Object.values(feedRequests).map(({ subject }) => subject);

/** Permissions of every service and of `observer`, which reads everything and publishes, creates and changes nothing. */
export const natsUsers: Readonly<Record<NatsUser, Permissions>> = {
  fetcher: {
    publish: allow(
      FeedRaw.subject,
      deadLetterOf(FeedParsed.subject).subject,
      ...consume(FETCHER),
      // how far the tagger is behind: the fetcher's relay pauses before `discard old` could reach what is unprocessed
      `$JS.API.CONSUMER.INFO.${TAGGER.stream}.${TAGGER.name}`,
      `$JS.API.STREAM.INFO.${TAGGER.stream}`,
      // replies go to the api and nowhere else: a request could name any subject to reply to
      `${inboxPrefix("api")}.>`,
    ),
    subscribe: { allow: [`${inboxPrefix("fetcher")}.>`, ...requestSubjects] },
  },
  tagger: {
    publish: allow(
      ArticleTagged.subject,
      FeedParsed.subject,
      deadLetterOf(FeedRaw.subject).subject,
      ...consume(TAGGER),
    ),
    subscribe: { allow: [`${inboxPrefix("tagger")}.>`] },
  },
  api: {
    publish: allow(...requestSubjects, ...read(ARTICLE_TAGGED.name)),
    subscribe: { allow: [`${inboxPrefix("api")}.>`] },
  },
  observer: {
    publish: allow(
      "$JS.API.INFO",
      "$JS.API.STREAM.NAMES",
      "$JS.API.STREAM.LIST",
      ...streams.flatMap(({ name }) => inspect(name)),
    ),
    // `nats sub` on the live subjects, and the command line's own inbox
    subscribe: {
      allow: ["_INBOX.>", `${inboxPrefix("observer")}.>`, ...streams.flatMap(({ subjects }) => subjects)],
    },
  },
};

function allow(...subjects: readonly string[]) {
  return { allow: subjects };
}
