const crlf = Buffer.from("\r\n");
const headEnd = Buffer.from("\r\n\r\n");

export interface ReadResponse {
  readonly status: number;
  /** Of the body, as sent. */
  readonly bytes: number;
}

/** A part of a body, as it arrives, with the head of its response. */
export type OnBodyPart = (part: Buffer, head: string) => void;

/** Parses the bytes of one connection into HTTP/1.1 responses; calls `done` with each when its last byte has arrived. */
export function responseReader(
  done: (response: ReadResponse, head: string) => void,
  onBodyPart: OnBodyPart = () => {},
): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let head = "";
  let status = 0;
  let bytes = 0;
  // what comes next: a head, so many bytes of a body, a chunk's size, or the lines after the last chunk
  let next: "head" | "body" | "size" | "trailer" = "head";
  let missing = 0;
  let chunked = false;

  const end = () => {
    next = "head";
    done({ status, bytes }, head);
  };
  const step = (): boolean => {
    switch (next) {
      case "head": {
        const at = rest.indexOf(headEnd);
        if (at < 0) return false;
        head = rest.toString("latin1", 0, at);
        rest = rest.subarray(at + headEnd.length);
        status = Number(head.slice(9, 12));
        bytes = 0;
        chunked = /\r\ntransfer-encoding: *chunked/i.test(head);
        // a 304 may state the length of the body that it does not have
        missing = status === 304 ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
        if (!chunked && missing === 0) end();
        else next = chunked ? "size" : "body";
        return true;
      }
      case "body": {
        const taken = Math.min(missing, rest.length);
        const ofBody = chunked ? missing - crlf.length : missing;
        const part = rest.subarray(0, Math.max(0, Math.min(taken, ofBody)));
        if (part.length > 0) onBodyPart(part, head);
        missing -= taken;
        bytes += taken;
        rest = rest.subarray(taken);
        if (missing > 0) return false;
        if (!chunked) end();
        else {
          // the CRLF after a chunk was counted with it
          bytes -= crlf.length;
          next = "size";
        }
        return true;
      }
      case "size": {
        const at = rest.indexOf(crlf);
        if (at < 0) return false;
        const size = Number.parseInt(rest.toString("latin1", 0, at), 16);
        rest = rest.subarray(at + crlf.length);
        missing = size + crlf.length;
        next = size === 0 ? "trailer" : "body";
        return true;
      }
      case "trailer": {
        const at = rest.indexOf(crlf);
        if (at < 0) return false;
        rest = rest.subarray(at + crlf.length);
        if (at === 0) end();
        return true;
      }
      default:
        return next satisfies never;
    }
  };
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length > 0 && step());
  };
}
