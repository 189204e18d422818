/** An answer as it goes over the wire, made once and sent to everyone who asks for it. */
export interface Rendered {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

const SHARED = {
  // whoever keeps a copy asks whether it still holds, which costs an ETag and no body
  "cache-control": "public, max-age=0, must-revalidate",
  vary: "accept-encoding",
  "x-content-type-options": "nosniff",
};

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' http: https:; media-src http: https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What every page says of itself: no script at all, styles of this site alone, pictures from anywhere. */
export const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
};

/** A page that hears what comes: this site's own script, which may ask this site alone. No page with foreign markup is one. */
export const liveHeaders = { "content-security-policy": `${POLICY}; script-src 'self'; connect-src 'self'` };

/** A page for everyone. */
export const page = (html: string, more: Readonly<Record<string, string>> = {}) =>
  rendered(html, { ...SHARED, ...pageHeaders }, more);

/** A value for everyone. */
export const json = (value: unknown, more: Readonly<Record<string, string>> = {}) =>
  rendered(JSON.stringify(value), { ...SHARED, "content-type": "application/json" }, more);

function rendered(text: string, headers: Record<string, string>, more: Readonly<Record<string, string>>): Rendered {
  const body = new TextEncoder().encode(text);
  // weak, since the compressed form carries the same
  return { body, headers: { ...headers, ...more, etag: `W/"${Bun.hash(body).toString(36)}"` } };
}
