import { expect, test } from "bun:test";
import { createClient, type EndReason } from "./client";

const chunk = (letter: string, size: number) => new TextEncoder().encode(letter.repeat(size));

function client(bytes = 100) {
  const ends: EndReason[] = [];
  return { one: createClient(bytes, (reason) => void ends.push(reason)), ends };
}

test("what was sent goes out in its order, and the last of it behind", async () => {
  const { one, ends } = client();
  one.send(chunk("a", 3));
  one.send(chunk("b", 2));
  one.end("stopping", chunk("c", 1));
  one.send(chunk("d", 1));
  one.end("left");
  expect(await new Response(one.body).text()).toBe("aaabbc");
  expect(ends).toEqual(["stopping"]);
});

test("a client that takes too little is let go with all that was sent, once", async () => {
  const { one, ends } = client();
  for (let n = 0; n < 10; n++) one.send(chunk("a", 30));
  expect([one.ended(), ends]).toEqual([true, ["slow"]]);
  expect(await new Response(one.body).text()).toHaveLength(120);
});

test("a client that leaves is reported once, and nothing waits for it", async () => {
  const { one, ends } = client();
  one.send(chunk("a", 30));
  const waiting = one.drained();
  await one.body.cancel();
  await waiting;
  one.send(chunk("a", 1000));
  expect(ends).toEqual(["left"]);
});

test("everything is taken when the last of it was read", async () => {
  const { one } = client();
  await one.drained();
  one.send(chunk("a", 30));
  one.send(chunk("b", 30));
  let taken = false;
  const waiting = one.drained().then(() => (taken = true));
  const reader = one.body.getReader();
  await reader.read();
  await Bun.sleep(0);
  expect(taken).toBe(false);
  await reader.read();
  await waiting;
  expect(taken).toBe(true);
});
