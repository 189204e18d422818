/** A response as it is sent, rendered once for everyone who requests it. */
export interface Rendered {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

const SHARED = {
  // a cache must revalidate its copy, which costs an ETag and no body
  "cache-control": "public, max-age=0, must-revalidate",
  vary: "accept-encoding",
};

/** An answer for everyone. */
export function rendered(text: string, headers: Readonly<Record<string, string>>): Rendered {
  const body = new TextEncoder().encode(text);
  // weak, since the compressed form carries the same
  return { body, headers: { ...SHARED, ...headers, etag: `W/"${Bun.hash(body).toString(36)}"` } };
}
