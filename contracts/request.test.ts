import { expect, test } from "bun:test";
import { feedRequests } from "./feeds";
import { MalformedMessage } from "./event";
import { Refusal } from "./request";

test("an ask and its reply read back as they were", () => {
  const { remove } = feedRequests;
  expect(remove.decodeAsk(remove.encodeAsk({ id: "7" }))).toEqual({ id: "7" });
  expect(remove.decodeReply(remove.encodeReply({}))).toEqual({});
});

test("a refusal is thrown at the asker with its code and words", () => {
  const { remove } = feedRequests;
  expect(() => remove.decodeReply(remove.encodeReply(new Refusal("not_found", "there is no feed 7")))).toThrow(
    new Refusal("not_found", "there is no feed 7"),
  );
});

test("an ask that does not fit is malformed", () => {
  expect(() => feedRequests.import.decodeAsk(new TextEncoder().encode('{"feeds":[{}]}'))).toThrow(MalformedMessage);
});
