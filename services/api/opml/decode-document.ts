/** Text of an XML document: its charset is what a BOM says, else Content-Type, else its declaration, else UTF-8. */
export function decodeDocument(bytes: Uint8Array, contentType: string | null): string {
  const declared =
    byBom(bytes) ??
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1] ??
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/.exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))?.[1];
  return decoder(declared).decode(bytes);
}

function byBom([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

function decoder(label = "utf-8"): { decode(bytes: Uint8Array): string } {
  try {
    // the constructor throws for labels that it does not know
    return new TextDecoder(label as "utf-8");
  } catch {
    return new TextDecoder("utf-8");
  }
}
