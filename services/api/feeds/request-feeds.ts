import { Refusal, type RefusalCode, type Request } from "@infostream/contracts";
import { isUnavailable } from "@infostream/chassis/unavailable";
import type { Static, TSchema } from "@sinclair/typebox";
import type { ProblemName } from "@infostream/contracts/http/problem";
import { Problem, unavailable } from "../http/problem";

/** Sends a request to the owner of feeds; throws a refusal, or that the owner does not answer. */
export type RequestFeeds = <Body extends TSchema, Reply extends TSchema>(
  request: Request<Body, Reply>,
  body: Static<Body>,
) => Promise<Static<Reply>>;

const KIND: Readonly<Record<RefusalCode, ProblemName>> = {
  not_found: "not-found",
  invalid: "invalid-body",
  conflict: "conflict",
  too_early: "too-early",
  internal: "internal",
};

/** The same, with refusals and silence turned into problems for HTTP. */
export const withProblems =
  (requestFeeds: RequestFeeds): RequestFeeds =>
  async (request, body) => {
    try {
      return await requestFeeds(request, body);
    } catch (error) {
      if (error instanceof Refusal) throw new Problem(KIND[error.code], error.message);
      if (isUnavailable(error)) throw unavailable("The fetcher, which owns the feeds,");
      throw error;
    }
  };
