import { pageHeaders } from "./rendered";

interface Init {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const UNKEPT = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** An answer for whoever asked alone: what changes by its asking, or must be true this moment. */
export const own = (value: unknown, { status = 200, headers = {} }: Init = {}) =>
  value === null
    ? new Response(null, { status, headers: { ...UNKEPT, ...headers } })
    : new Response(JSON.stringify(value), {
        status,
        headers: { ...UNKEPT, "content-type": "application/json", ...headers },
      });

/** A page for whoever asked alone. */
export const ownPage = (html: string, { status = 200, headers = {} }: Init = {}) =>
  new Response(html, { status, headers: { ...pageHeaders, ...UNKEPT, ...headers } });
