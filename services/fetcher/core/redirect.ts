const REDIRECTS = [301, 302, 303, 307, 308];
const PERMANENT = [301, 308];

/** Where a redirect leads, and whether it is permanent; a redirect without a target is a fault; null for any other answer. */
export type Redirect = { readonly to: URL; readonly permanent: boolean } | { readonly fault: string } | null;

export function redirectOf(status: number, location: string | null, from: URL): Redirect {
  if (!REDIRECTS.includes(status)) return null;
  if (location === null) return { fault: `The server answered ${status} without a Location header` };
  const to = URL.parse(location, from.href);
  if (to === null || to.href.length > 4096) return { fault: "The server redirects to an invalid URL" };
  if (to.protocol !== "http:" && to.protocol !== "https:")
    return { fault: `The server redirects to ${to.protocol}, which cannot be fetched` };
  to.hash = "";
  // a login that a server hands out is not ours to carry on
  to.username = "";
  to.password = "";
  return { to, permanent: PERMANENT.includes(status) };
}
