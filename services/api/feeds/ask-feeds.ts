import { Refusal, type RefusalCode, type Request } from "@infostream/contracts";
import { isUnavailable } from "@infostream/chassis/unavailable";
import type { Static, TSchema } from "@sinclair/typebox";
import { Problem, unavailable } from "../http/problem";

/** Asks the owner of feeds; throws what keeps it from answering. */
export type AskFeeds = <Ask extends TSchema, Reply extends TSchema>(
  request: Request<Ask, Reply>,
  body: Static<Ask>,
) => Promise<Static<Reply>>;

const STATUS: Readonly<Record<RefusalCode, number>> = {
  not_found: 404,
  invalid: 400,
  conflict: 409,
  too_early: 429,
  internal: 500,
};

/** The same, with refusals and silence turned into problems for whoever asked over HTTP. */
export const speakHttp =
  (ask: AskFeeds): AskFeeds =>
  async (request, body) => {
    try {
      return await ask(request, body);
    } catch (error) {
      if (error instanceof Refusal) throw new Problem(STATUS[error.code], error.message);
      if (isUnavailable(error)) throw unavailable("The fetcher, which keeps the feeds,");
      throw error;
    }
  };
