/** A connection whose answer is not read until `rest`, which closes it. */
export async function openSlowly(port: number, lastEventId: string) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    undefined,
    new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 * 1024 }),
  );
  const writer = writable.getWriter();
  const socket = await Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      // HTTP/1.0: no chunks, so that what comes behind the head is the stream itself
      open(own) {
        own.write(`GET /events HTTP/1.0\r\nHost: x\r\nLast-Event-ID: ${lastEventId}\r\n\r\n`);
        own.pause();
      },
      data: (_, data) => void writer.write(new Uint8Array(data)),
      close: () => void writer.close(),
    },
  });
  return {
    rest() {
      socket.resume();
      let head = "";
      return readable.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            if (head.includes("\r\n\r\n")) return controller.enqueue(chunk);
            head += Buffer.from(chunk).toString("latin1");
            const at = head.indexOf("\r\n\r\n");
            if (at !== -1) controller.enqueue(Buffer.from(head.slice(at + 4), "latin1"));
          },
        }),
      );
    },
  };
}
