import type { Shape } from "../options";

/** The list of subscriptions that imports every feed of the server. */
export function opmlOf({ feeds }: Shape, origin: string): string {
  const outlines = Array.from(
    { length: feeds },
    (_, n) => `<outline type="rss" text="Bench ${n}" xmlUrl="${origin}/feeds/${n}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Bench</title></head><body>
${outlines.join("\n")}
</body></opml>
`;
}
