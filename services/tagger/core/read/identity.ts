import type { ParsedItem } from "./parsed-feed";

/** What makes an item the same article inside its feed, whenever it is seen again. */
export function identityOf(item: Pick<ParsedItem, "guid" | "url" | "title" | "contentHtml" | "summaryHtml">): string {
  if (item.guid !== null) return `guid:${item.guid}`;
  if (item.url !== null) return `url:${item.url}`;
  const content = item.contentHtml ?? item.summaryHtml ?? "";
  return `hash:${new Bun.CryptoHasher("sha256").update(`${item.title ?? ""}\0${content}`).digest("hex")}`;
}
