import ipaddr from "ipaddr.js";
import { readSetCookie } from "./set-cookie";

/** A cookie and where it may be sent; RFC 6265, section 5.3, as much of it as one poll needs. */
interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** To that host alone, not to those below it. */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
}

/** Oldest first. It lives for one poll: a server that wants its cookie back after a redirect gets it, and nobody is recognised later. */
export type CookieJar = readonly Cookie[];

const MOST_COOKIES = 50;
/** Servers refuse requests whose headers are much longer. */
const MOST_BYTES = 8192;

/** The jar after an answer from this URL set cookies. Those that it may not set are ignored; one that has expired is removed. */
export function withCookies(jar: CookieJar, from: URL, setCookies: readonly string[], now: Date): CookieJar {
  let after = jar;
  for (const text of setCookies) {
    const set = readSetCookie(text, now);
    const scope = set && scopeOf(set.domain, from.hostname);
    // a page that came unencrypted must not replace what only encrypted ones may read
    if (set === null || scope === null || (set.secure && from.protocol !== "https:")) continue;
    const cookie = { name: set.name, value: set.value, ...scope, path: set.path ?? folderOf(from), secure: set.secure };
    const others = after.filter((other) => !isSame(other, cookie));
    after = set.expired ? others : withinBounds([...others, cookie]);
  }
  return after;
}

/** The `Cookie` header of a request to this URL; null where no cookie belongs there. */
export function cookieHeader(jar: CookieJar, to: URL): string | null {
  const sent = jar
    .filter((cookie) => belongsTo(cookie, to))
    .toSorted((a, b) => b.path.length - a.path.length)
    .map(textOf);
  return sent.length === 0 ? null : sent.join("; ");
}

/** A domain must cover the host that names it. One label is a whole registry, such as `org`; an IP address has no hosts below it. */
function scopeOf(domain: string | null, host: string): Pick<Cookie, "domain" | "hostOnly"> | null {
  if (domain === null || domain === host) return { domain: host, hostOnly: domain === null || isAddress(host) };
  const covers = domain.includes(".") && host.endsWith(`.${domain}`) && !isAddress(host);
  return covers ? { domain, hostOnly: false } : null;
}

const belongsTo = ({ domain, hostOnly, path, secure }: Cookie, { hostname, pathname, protocol }: URL) =>
  (hostname === domain || (!hostOnly && hostname.endsWith(`.${domain}`))) &&
  (pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`)) &&
  (!secure || protocol === "https:");

/** The path of a cookie that names none: up to the last slash. */
const folderOf = ({ pathname }: URL) => pathname.slice(0, pathname.lastIndexOf("/")) || "/";

const isSame = (a: Cookie, b: Cookie) => a.name === b.name && a.domain === b.domain && a.path === b.path;

const textOf = ({ name, value }: Cookie) => `${name}=${value}`;

/** The oldest go first. */
function withinBounds(jar: CookieJar): CookieJar {
  const bytes = jar.reduce((sum, cookie) => sum + textOf(cookie).length + 2, 0);
  return jar.length <= MOST_COOKIES && bytes <= MOST_BYTES ? jar : withinBounds(jar.slice(1));
}

/** A URL writes an IPv6 address in brackets. */
const isAddress = (host: string) => ipaddr.isValid(host.replace(/^\[|\]$/g, ""));
