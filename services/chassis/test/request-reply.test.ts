import { expect, setDefaultTimeout, test } from "bun:test";
import { feedRequests, Refusal } from "@infostream/contracts";
import { request } from "@infostream/contracts/request";
import { Type } from "@sinclair/typebox";
import { AckPolicy } from "nats";
import { serveRequests, sendRequest } from "../request-reply";
import { connectNats } from "../nats";
import { isPermissionViolation } from "../permission";
import { testContext, testNats, until } from "../testing/servers";
import { isUnavailable, Unavailable } from "../unavailable";

setDefaultTimeout(30_000);

async function stage() {
  const server = await testNats();
  const fetcher = await connectNats(
    { url: server.url("fetcher"), user: "fetcher", caFile: null },
    testContext("fetcher"),
  );
  const api = await connectNats({ url: server.url("api"), user: "api", caFile: null }, testContext("api"));
  return {
    url: server.url,
    fetcher,
    api,
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]();
      await fetcher[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("a request reaches its owner and the reply its requester", async () => {
  await using s = await stage();
  await using _ = serveRequests(s.fetcher, feedRequests.remove, async () => ({}), testContext());
  await s.fetcher.connection.flush();
  expect(await sendRequest(s.api, feedRequests.remove, { id: "1" })).toEqual({});
});

test("a refusal arrives with its code and words", async () => {
  await using s = await stage();
  const refuse = async () => {
    throw new Refusal("not_found", "Feed 7 does not exist.");
  };
  await using _ = serveRequests(s.fetcher, feedRequests.remove, refuse, testContext());
  await s.fetcher.connection.flush();
  const error = await sendRequest(s.api, feedRequests.remove, { id: "7" }).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({ code: "not_found", message: "Feed 7 does not exist." });
});

test("an internal error is refused without its details", async () => {
  await using s = await stage();
  const context = testContext();
  const fail = async () => {
    throw new Error("password=hunter2");
  };
  await using _ = serveRequests(s.fetcher, feedRequests.remove, fail, context);
  await s.fetcher.connection.flush();
  const error = await sendRequest(s.api, feedRequests.remove, { id: "7" }).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: "internal" });
  expect(String(error)).not.toContain("hunter2");
  expect(JSON.stringify(context.lines)).toContain("hunter2");
});

test("a request without a responder is unavailable at once", async () => {
  await using s = await stage();
  const begun = performance.now();
  const error = await sendRequest(s.api, feedRequests.remove, { id: "1" }).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(Unavailable);
  expect(performance.now() - begun).toBeLessThan(2500);
});

test("a message with a foreign reply subject is not a request: it is neither handled nor replied to", async () => {
  await using s = await stage();
  const context = testContext();
  const removed: string[] = [];
  const remove = async ({ id }: { id: string }) => (removed.push(id), {});
  await using _ = serveRequests(s.fetcher, feedRequests.remove, remove, context);
  await s.fetcher.connection.flush();
  const admin = await connectNats({ url: s.url("admin"), user: "admin", caFile: null }, testContext("admin"));
  await using _admin = admin;
  const manager = await admin.connection.jetstreamManager();
  await admin.jetstream.publish("article.tagged", JSON.stringify({ id: "7" }));
  // as a user that may create consumers could: a stored article becomes a request to remove the feed that has its id
  await manager.consumers.add("ARTICLE_TAGGED", {
    name: "thief",
    deliver_subject: feedRequests.remove.subject,
    deliver_group: "owner",
    ack_policy: AckPolicy.Explicit,
  });
  admin.connection.publish(feedRequests.remove.subject, JSON.stringify({ id: "8" }), { reply: "article.tagged" });
  admin.connection.publish(feedRequests.remove.subject, JSON.stringify({ id: "9" }));
  await until("all three", () => context.lines.filter(({ event }) => event === "request.ignored").length === 3);
  expect(removed).toEqual([]);
  expect(await sendRequest(s.api, feedRequests.remove, { id: "1" })).toEqual({});
  expect(removed).toEqual(["1"]);
});

test("a request that the api may not send is a fault, not an unavailable owner", async () => {
  await using s = await stage();
  const forbidden = request("feeds.forbidden", Type.Object({ id: Type.String() }), Type.Object({}));
  const error = await sendRequest(s.api, forbidden, { id: "1" }).catch((cause: unknown) => cause);
  expect([isPermissionViolation(error), isUnavailable(error)]).toEqual([true, false]);
});
