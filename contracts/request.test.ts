import { expect, test } from "bun:test";
import { feedRequests } from "./feeds";
import { MalformedMessage } from "./event";
import { Refusal } from "./request";

test("an ask and its reply read back as they were", () => {
  const { remove } = feedRequests;
  expect(remove.decodeRequest(remove.encodeRequest({ id: "7" }))).toEqual({ id: "7" });
  expect(remove.decodeReply(remove.encodeReply({}))).toEqual({});
});

test("a refusal is thrown at the requester with its code and words", () => {
  const { remove } = feedRequests;
  expect(() => remove.decodeReply(remove.encodeReply(new Refusal("not_found", "Feed 7 does not exist.")))).toThrow(
    new Refusal("not_found", "Feed 7 does not exist."),
  );
});

test("an ask that does not fit is malformed", () => {
  expect(() => feedRequests.import.decodeRequest(new TextEncoder().encode('{"feeds":[{}]}'))).toThrow(MalformedMessage);
});

test("an ask with a field that the schema does not name is malformed, at any depth", () => {
  const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const article = { id: "7", title: "An article that bears the id of a feed" };
  expect(() => feedRequests.remove.decodeRequest(text(article))).toThrow(MalformedMessage);
  expect(() => feedRequests.change.decodeRequest(text({ id: "7", change: { paused: true, folder: "x" } }))).toThrow(
    MalformedMessage,
  );
  expect(() => feedRequests.import.decodeRequest(text({ feeds: [{ url: "https://a.example", id: "1" }] }))).toThrow(
    MalformedMessage,
  );
});

test("an ask is sent without what its schema does not name, and keeps what is null", () => {
  const { change } = feedRequests;
  const asked = { id: "7", change: { title: null, paused: true, extra: 1 }, more: 2 };
  expect(change.decodeRequest(change.encodeRequest(asked))).toEqual({ id: "7", change: { title: null, paused: true } });
});
