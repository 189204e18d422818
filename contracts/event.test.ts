import { expect, test } from "bun:test";
import { Type as t } from "@sinclair/typebox";
import { event, MalformedMessage } from "./event";

const Happened = event("thing.happened", t.Object({ id: t.String(), count: t.Integer() }), ({ id }) => `thing-${id}`);
const origin = { source: "tagger", time: new Date("2026-01-01T00:00:00Z"), traceparent: "00-a-b-01" };
const bytes = (text: string) => ({ data: new TextEncoder().encode(text) });
const fault = (text: string) => {
  try {
    Happened.decode(bytes(text));
    return null;
  } catch (error) {
    return error instanceof MalformedMessage ? error.message : error;
  }
};

test("a message carries CloudEvents attributes and its Msg-Id, and reads back as it was", () => {
  const message = Happened.encode({ id: "7", count: 1 }, origin);
  expect(message.headers).toEqual({
    "ce-specversion": "1.0",
    "ce-id": "thing-7",
    "ce-source": "infostream/tagger",
    "ce-type": "thing.happened",
    "ce-time": "2026-01-01T00:00:00.000Z",
    "content-type": "application/json",
    "Nats-Msg-Id": "thing-7",
    traceparent: "00-a-b-01",
  });
  expect(Happened.decode(message)).toEqual({ id: "7", count: 1 });
});

test("what does not fit is refused with subject, path and fault", () => {
  expect(fault("nonsense")).toBe("thing.happened: the body is not JSON in UTF-8");
  expect(fault('{"id":"7","count":"many"}')).toBe("thing.happened: /count: Expected integer");
  expect(fault("[]")).toBe("thing.happened: /: Expected object");
});

test("bytes that are not UTF-8 are refused", () => {
  expect(() => Happened.decode({ data: new Uint8Array([0x22, 0xff, 0x22]) })).toThrow(MalformedMessage);
});

test("fields of a newer sender are kept: messages change by addition", () => {
  expect(Happened.decode(bytes('{"id":"7","count":1,"colour":"red"}'))).toMatchObject({ colour: "red" });
});
