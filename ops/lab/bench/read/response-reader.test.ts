import { expect, test } from "bun:test";
import { type ReadResponse, responseReader } from "./response-reader";

const stream = [
  "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello",
  "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n",
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n",
  'HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\nETag: "x"\r\n\r\n',
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: 1\r\n\r\n",
  "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
].join("");
const expected = [
  { status: 200, bytes: 5 },
  { status: 404, bytes: 0 },
  { status: 200, bytes: 19 },
  { status: 304, bytes: 0 },
  { status: 200, bytes: 0 },
  { status: 200, bytes: 2 },
];

test.each([1, 2, 3, 7, 50, 10_000])("responses are separated correctly when they arrive %d bytes at a time", (size) => {
  const seen: ReadResponse[] = [];
  let bodies = "";
  const push = responseReader(
    (response) => seen.push(response),
    (part) => void (bodies += part.toString()),
  );
  for (let at = 0; at < stream.length; at += size) push(Buffer.from(stream.slice(at, at + size)));
  expect(seen).toEqual(expected);
  expect(bodies).toBe("helloabc0123456789abcdefok");
});

test("a response without a body is complete with its head", () => {
  const seen: ReadResponse[] = [];
  responseReader((response) => seen.push(response))(Buffer.from("HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n"));
  expect(seen).toEqual([{ status: 301, bytes: 0 }]);
});
