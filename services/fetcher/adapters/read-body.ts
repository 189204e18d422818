import { FetchFault } from "../core/fetch-fault";

/** The decoded body; stops reading as soon as it outgrows the limit, however small it was on the wire. */
export async function readBody({ body, headers }: Response, maxBytes: number): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const tooLarge = () => new FetchFault(`the document is larger than ${inWords(maxBytes)}`);
  if (Number(headers.get("content-length") ?? 0) > maxBytes) {
    await body.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // leaving the loop cancels the stream
    if (bytes > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const inWords = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.max(1, Math.floor(bytes / 1024))} kB`;
