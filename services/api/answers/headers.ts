const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' http: https:; media-src http: https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const page = {
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
};

/** A page that follows new articles with this site's own script, which may connect to this site only. No page with markup from feeds is one. */
export const liveHeaders = { "content-security-policy": `${POLICY}; script-src 'self'; connect-src 'self'` };

export const JSON_TYPE = "application/json";
export const HTML_TYPE = "text/html; charset=utf-8";

/** The headers of an answer of this type. A page runs no script, takes styles from this site only, and pictures from anywhere. */
export const headersOf = (type: string): Readonly<Record<string, string>> => ({
  "content-type": type,
  "x-content-type-options": "nosniff",
  ...(type === HTML_TYPE ? page : {}),
});
