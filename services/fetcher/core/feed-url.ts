/** A feed's URL in the one spelling under which it is subscribed, or why a text is not a valid one. */
export type FeedUrl = { readonly url: string; readonly host: string } | { readonly invalid: string };

/** As much as an index row of PostgreSQL surely holds. */
const LONGEST = 2048;

/** Reads what a person or an OPML file calls a feed's address: `example.org/feed`, `feed://…`, `https://…#fragment`. */
export function readFeedUrl(text: string): FeedUrl {
  const trimmed = text.trim();
  if (trimmed === "") return { invalid: "The URL is empty." };
  if (trimmed.length > LONGEST) return { invalid: `The URL is longer than ${LONGEST} characters.` };
  const url = URL.parse(withScheme(trimmed));
  if (url === null) return { invalid: "Not a valid URL: it needs http:// or https:// and a host." };
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return { invalid: `Only http and https URLs can be fetched, not ${url.protocol.slice(0, -1)}.` };
  if (url.hostname === "") return { invalid: "The URL has no host." };
  // addresses of feeds are shown to everyone
  if (url.username !== "" || url.password !== "")
    return { invalid: "The URL contains a login, which everyone could read in the list of feeds. Remove it." };
  url.hash = "";
  if (url.href.length > LONGEST) return { invalid: `The URL is longer than ${LONGEST} characters.` };
  return { url: url.href, host: hostOf(url) };
}

/** `hostname:port`, the port always there: the unit of politeness. */
export const hostOf = ({ hostname, port, protocol }: URL) =>
  `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;

function withScheme(text: string): string {
  // schemes by which programs hand a feed to a reader
  const feed = /^(?:feed|itpc|pcast):(?:\/\/)?(.*)$/is.exec(text)?.[1];
  if (feed !== undefined) return /^https?:/i.test(feed) ? feed : `http://${feed}`;
  if (text.includes("://")) return text;
  if (text.startsWith("//")) return `https:${text}`;
  // `example.org:8080/feed` has a port, `mailto:x` a scheme
  return /^[^/?#:]*(?::\d+)?(?:[/?#]|$)/.test(text) ? `https://${text}` : text;
}
