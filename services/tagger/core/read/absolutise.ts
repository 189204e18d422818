const linking = /([\s"'](?:href|src|poster|cite|data-src)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;
const absolute = /^(?:[a-z][a-z0-9+.-]*:|#|$)/i;

/** HTML whose relative addresses are resolved, so that it can be shown away from home. */
export function absolutise(html: string, base: string | null): string {
  if (base === null || !html.includes("=")) return html;
  return html.replace(linking, (whole: string, head: string, double?: string, single?: string) => {
    const written = (double ?? single ?? "").trim();
    if (absolute.test(written)) return whole;
    const url = URL.parse(written.replaceAll("&amp;", "&"), base);
    return url === null ? whole : `${head}"${url.href.replaceAll("&", "&amp;")}"`;
  });
}
