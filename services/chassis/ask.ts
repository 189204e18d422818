import type { Static, TSchema } from "@sinclair/typebox";
import { inboxPrefix, MalformedMessage, Refusal, type Request } from "@infostream/contracts";
import type { Msg } from "nats";
import type { Nats } from "./nats";
import type { Life } from "./run";
import { isUnavailable, Unavailable } from "./unavailable";

const ANSWER_LIMIT_MS = 2000;

/** Asks the owner of what the request is about. Throws {@link Refusal} with words for a person, {@link Unavailable} without an answer in 2 s. */
export async function ask<Ask extends TSchema, Reply extends TSchema>(
  { connection }: Nats,
  request: Request<Ask, Reply>,
  body: Static<Ask>,
  limitMs = ANSWER_LIMIT_MS,
): Promise<Static<Reply>> {
  const answer = await connection
    .request(request.subject, request.encodeAsk(body), { timeout: limitMs })
    .catch((cause: unknown) => {
      throw new Unavailable(`nobody answered ${request.subject} within ${limitMs} ms`, { cause });
    });
  return request.decodeReply(answer.data);
}

/**
 * Answers a request; several instances share the work. A message that does not ask for its answer in the asker's own inbox
 * gets none: a stored message that somebody had delivered here is not a request. What the handler throws as {@link Refusal} reaches the asker in
 * words; anything else is logged and refused as `internal`, save that a missing server lets the asker time out and retry.
 */
export function answer<Ask extends TSchema, Reply extends TSchema>(
  { connection }: Nats,
  request: Request<Ask, Reply>,
  handle: (body: Static<Ask>) => Promise<Static<Reply>>,
  { log }: Pick<Life, "log">,
): AsyncDisposable {
  const underWay = new Set<Promise<void>>();
  const subscription = connection.subscribe(request.subject, { queue: "owner" });
  const serve = async () => {
    for await (const message of subscription) {
      if (!isAsked(request, message)) {
        log.warn("request.ignored", "A message that does not ask for its answer in the asker's inbox was ignored.", {
          request: request.subject,
          reply: message.reply ?? null,
        });
        continue;
      }
      const work = reply(request, message.data, handle, log).then((data) => void (data && message.respond(data)));
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    }
  };
  const ended = serve();
  return {
    [Symbol.asyncDispose]: async () => {
      await subscription.drain();
      await ended;
      await Promise.all(underWay);
    },
  };
}

const isAsked = ({ asker }: { readonly asker: string }, { reply = "" }: Pick<Msg, "reply">) =>
  reply.startsWith(`${inboxPrefix(asker)}.`);

async function reply<Ask extends TSchema, Reply extends TSchema>(
  request: Request<Ask, Reply>,
  data: Uint8Array,
  handle: (body: Static<Ask>) => Promise<Static<Reply>>,
  log: Life["log"],
): Promise<Uint8Array | null> {
  const begun = performance.now();
  const told = (outcome: string, more = {}) =>
    log.info("request.answered", "A request was answered.", {
      request: request.subject,
      outcome,
      ms: Math.round(performance.now() - begun),
      ...more,
    });
  try {
    const value = await handle(request.decodeAsk(data));
    told("answered");
    return request.encodeReply(value);
  } catch (error) {
    if (error instanceof Refusal) {
      told("refused", { code: error.code });
      return request.encodeReply(error);
    }
    log.error("request.failed", "A request failed inside this service.", { request: request.subject, error });
    if (isUnavailable(error)) return null;
    const malformed = error instanceof MalformedMessage;
    return request.encodeReply(
      new Refusal(malformed ? "invalid" : "internal", malformed ? error.message : "it failed inside; see the log"),
    );
  }
}
