const REDIRECTS = [301, 302, 303, 307, 308];
const PERMANENT = [301, 308];

/** Where an answer sends us, whether for good; an answer that does not say where is a fault; null where it is no redirect. */
export type Redirect = { readonly to: URL; readonly permanent: boolean } | { readonly fault: string } | null;

export function redirectOf(status: number, location: string | null, from: URL): Redirect {
  if (!REDIRECTS.includes(status)) return null;
  if (location === null) return { fault: `the server answered ${status} without saying where to look` };
  const to = URL.parse(location, from.href);
  if (to === null || to.href.length > 4096) return { fault: "the server redirects to an address that is none" };
  if (to.protocol !== "http:" && to.protocol !== "https:")
    return { fault: `the server redirects to ${to.protocol.slice(0, -1)}, which is not fetched` };
  to.hash = "";
  // a login that a server hands out is not ours to carry on
  to.username = "";
  to.password = "";
  return { to, permanent: PERMANENT.includes(status) };
}
