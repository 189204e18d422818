import type { Archive } from "@infostream/chassis/archive";
import { consume, type RunningConsumer } from "@infostream/chassis/consume";
import type { Nats } from "@infostream/chassis/nats";
import type { ServiceContext } from "@infostream/chassis/run";
import { FeedRaw, TAGGER } from "@infostream/contracts";
import type { TagRules } from "@infostream/contracts/tag-rules";
import { readWithinLimit } from "./adapters/read-within-limit";
import type { TaggerConfig } from "./config";
import { compileRules } from "./core/tag-rules/compile-rules";
import { tagArticle } from "./core/tag-rules/tag-article";
import type { GroupCommit } from "./group-commit";
import { limitLargeDocuments } from "./limit-large-documents";
import { logDocuments } from "./log-documents";
import { giveUp, type TaggedDocument, tagDocument, type TaggingDeps } from "./tag-document";

const LARGE_AT_ONCE = 2;

interface Parts {
  readonly config: TaggerConfig;
  readonly nats: Nats;
  readonly archive: Archive;
  readonly rules: TagRules;
  readonly store: GroupCommit<TaggedDocument>;
}

/** Consumes `feed.raw`: each document is tagged within the limit of large ones, and logged. */
export async function wireDocuments(
  { config, nats, archive, rules, store }: Parts,
  context: ServiceContext,
): Promise<RunningConsumer> {
  const matcher = compileRules(rules);
  const deps: TaggingDeps = {
    readArchived: archive.read,
    readDocument: readWithinLimit,
    tagsOf: (article, { feedId, feedUrl }) => tagArticle(matcher, { ...article, feedId, feedUrl }),
    store: store.add,
  };
  const limited = limitLargeDocuments(LARGE_AT_ONCE, context.ending);
  const logged = logDocuments(context.log);
  return context.use(
    await consume(
      nats,
      {
        consumer: TAGGER,
        event: FeedRaw,
        concurrency: config.concurrency,
        handle: (document, headers) =>
          limited(document, () => logged(document, () => tagDocument(document, headers["traceparent"] ?? "", deps))),
        onGivenUp: (document, headers, cause) => giveUp(document, headers["traceparent"] ?? "", cause, deps),
      },
      context,
    ),
  );
}
