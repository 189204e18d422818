const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' http: https:; media-src http: https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const page = {
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
};

/** A page that hears what comes: this site's own script, which may ask this site alone. No page with foreign markup is one. */
export const liveHeaders = { "content-security-policy": `${POLICY}; script-src 'self'; connect-src 'self'` };

export const JSON_TYPE = "application/json";
export const HTML_TYPE = "text/html; charset=utf-8";

/** What an answer of this type says of itself. A page runs no script, takes styles of this site alone and pictures from anywhere. */
export const headersOf = (type: string): Readonly<Record<string, string>> => ({
  "content-type": type,
  "x-content-type-options": "nosniff",
  ...(type === HTML_TYPE ? page : {}),
});
