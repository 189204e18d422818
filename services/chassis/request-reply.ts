import type { Static, TSchema } from "@sinclair/typebox";
import { inboxPrefix, MalformedMessage, Refusal, type Request } from "@infostream/contracts";
import type { Msg } from "nats";
import type { Nats } from "./nats";
import type { ServiceContext } from "./run";
import { isUnavailable, Unavailable } from "./unavailable";

const REPLY_LIMIT_MS = 2000;

/** Sends a request to its owner. Throws {@link Refusal} with words for a person, {@link Unavailable} without a reply within `limitMs`. */
export async function sendRequest<Body extends TSchema, Reply extends TSchema>(
  { connection }: Nats,
  request: Request<Body, Reply>,
  body: Static<Body>,
  limitMs = REPLY_LIMIT_MS,
): Promise<Static<Reply>> {
  const reply = await connection
    .request(request.subject, request.encodeRequest(body), { timeout: limitMs })
    .catch((cause: unknown) => {
      throw new Unavailable(`no service replied to ${request.subject} within ${limitMs} ms`, { cause });
    });
  return request.decodeReply(reply.data);
}

/**
 * Serves a request; several instances share the work. A message whose reply subject is not the requester's own inbox gets no
 * reply: JetStream can deliver stored messages to this subject, and those are not requests. A {@link Refusal} that the handler
 * throws reaches the requester in words. Any other error is logged and refused as `internal`. Where a server is missing, the
 * requester gets no reply, times out and retries.
 */
export function serveRequests<Body extends TSchema, Reply extends TSchema>(
  { connection }: Nats,
  request: Request<Body, Reply>,
  handle: (body: Static<Body>) => Promise<Static<Reply>>,
  { log }: Pick<ServiceContext, "log">,
): AsyncDisposable {
  const underWay = new Set<Promise<void>>();
  const subscription = connection.subscribe(request.subject, { queue: "owner" });
  const serve = async () => {
    for await (const message of subscription) {
      if (!repliesToRequester(request, message)) {
        log.warn("request.ignored", "Ignored a message whose reply subject is not the requester's inbox.", {
          request: request.subject,
          reply: message.reply ?? null,
        });
        continue;
      }
      const work = replyTo(request, message.data, handle, log).then((data) => void (data && message.respond(data)));
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

const repliesToRequester = ({ requester }: { readonly requester: string }, { reply = "" }: Pick<Msg, "reply">) =>
  reply.startsWith(`${inboxPrefix(requester)}.`);

async function replyTo<Body extends TSchema, Reply extends TSchema>(
  request: Request<Body, Reply>,
  data: Uint8Array,
  handle: (body: Static<Body>) => Promise<Static<Reply>>,
  log: ServiceContext["log"],
): Promise<Uint8Array | null> {
  const begun = performance.now();
  const logAnswered = (outcome: string, more = {}) =>
    log.info("request.answered", "Answered a request.", {
      request: request.subject,
      outcome,
      ms: Math.round(performance.now() - begun),
      ...more,
    });
  try {
    const value = await handle(request.decodeRequest(data));
    logAnswered("answered");
    return request.encodeReply(value);
  } catch (error) {
    if (error instanceof Refusal) {
      logAnswered("refused", { code: error.code });
      return request.encodeReply(error);
    }
    log.error("request.failed", "A request failed inside this service.", { request: request.subject, error });
    if (isUnavailable(error)) return null;
    const malformed = error instanceof MalformedMessage;
    return request.encodeReply(
      new Refusal(
        malformed ? "invalid" : "internal",
        malformed ? error.message : "The request failed inside the service. Its log says why.",
      ),
    );
  }
}
