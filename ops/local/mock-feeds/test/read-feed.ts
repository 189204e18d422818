/** A document's items as far as the tests look at them: guid and title. */
export function itemsOf(path: string, document: string): { guid: string; title: string }[] {
  if (path.endsWith(".json")) {
    const { items }: { items: { id: string; title: string }[] } = JSON.parse(document);
    return items.map(({ id, title }) => ({ guid: id, title }));
  }
  const block = /<(item|entry)[\s>].*?<\/\1>/gs;
  return [...document.matchAll(block)].map(([item]) => ({
    guid: /<(guid|id)[^>]*>([^<]*)</.exec(item)?.[2] ?? "",
    title: /<title>([^<]*)</.exec(item)?.[1] ?? "",
  }));
}
