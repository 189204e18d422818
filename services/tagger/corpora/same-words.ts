/** Plain text of what may be HTML, without the tagger's own means. */
export function shown(title: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&", rsquo: "’", lsquo: "‘" };
  const entity = (whole: string, code: string) => {
    if (code.startsWith("#x")) return String.fromCodePoint(Number.parseInt(code.slice(2), 16));
    return code.startsWith("#") ? String.fromCodePoint(Number(code.slice(1))) : (named[code] ?? whole);
  };
  return spaced(title.replace(/<\/?[a-z][^<>]*>/gi, "").replace(/&(#?\w+);/g, entity));
}

export const spaced = (text: string) => text.replace(/\s+/g, " ").trim();

/** The address is one that the item states; a relative one may have been resolved against any base. */
const states = (links: readonly string[], url: string) =>
  links.some((link) => URL.parse(link)?.href === URL.parse(url)?.href || (!/^\w+:/.test(link) && url.endsWith(link)));

/** The item's link is among those it states, or there is no link in either. */
export const linksAgree = (links: readonly string[], url: string | null) =>
  url === null ? !links.some((link) => /^https?:/.test(link)) : states(links, url);
