import { expect, setDefaultTimeout, test } from "bun:test";
import { feedRequests, Refusal } from "@infostream/contracts";
import { answer, ask } from "../ask";
import { connectNats } from "../nats";
import { testLife, testNats } from "../testing/servers";
import { Unavailable } from "../unavailable";

setDefaultTimeout(30_000);

async function stage() {
  const server = await testNats();
  const fetcher = await connectNats({ url: server.url("fetcher"), user: "fetcher", caFile: null }, testLife("fetcher"));
  const api = await connectNats({ url: server.url("api"), user: "api", caFile: null }, testLife("api"));
  return {
    fetcher,
    api,
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]();
      await fetcher[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("a request reaches its owner and the answer its asker", async () => {
  await using s = await stage();
  await using _ = answer(s.fetcher, feedRequests.remove, async () => ({}), testLife());
  await s.fetcher.connection.flush();
  expect(await ask(s.api, feedRequests.remove, { id: "1" })).toEqual({});
});

test("a refusal arrives with its code and words", async () => {
  await using s = await stage();
  const refuse = async () => {
    throw new Refusal("not_found", "there is no feed 7");
  };
  await using _ = answer(s.fetcher, feedRequests.remove, refuse, testLife());
  await s.fetcher.connection.flush();
  const error = await ask(s.api, feedRequests.remove, { id: "7" }).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({ code: "not_found", message: "there is no feed 7" });
});

test("what fails inside is refused without its inside", async () => {
  await using s = await stage();
  const life = testLife();
  const fail = async () => {
    throw new Error("password=hunter2");
  };
  await using _ = answer(s.fetcher, feedRequests.remove, fail, life);
  await s.fetcher.connection.flush();
  const error = await ask(s.api, feedRequests.remove, { id: "7" }).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: "internal" });
  expect(String(error)).not.toContain("hunter2");
  expect(JSON.stringify(life.lines)).toContain("hunter2");
});

test("nobody there is unavailable, at once", async () => {
  await using s = await stage();
  const begun = performance.now();
  const error = await ask(s.api, feedRequests.remove, { id: "1" }).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(Unavailable);
  expect(performance.now() - begun).toBeLessThan(2500);
});
