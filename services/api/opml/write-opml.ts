import type { Feed } from "@infostream/contracts";
import { encodeAttribute } from "./entities";

/** An OPML 2.0 document of these feeds, which any reader can import. */
export function writeOpml(feeds: readonly Pick<Feed, "url" | "title" | "siteUrl">[], now: Date): string {
  const outlines = feeds.map(({ url, title, siteUrl }) => {
    const name = encodeAttribute(title ?? url);
    const site = siteUrl === null ? "" : ` htmlUrl="${encodeAttribute(siteUrl)}"`;
    return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${encodeAttribute(url)}"${site}/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>InfoStream subscriptions</title>
    <dateCreated>${now.toUTCString()}</dateCreated>
  </head>
  <body>
${outlines.join("")}  </body>
</opml>
`;
}
