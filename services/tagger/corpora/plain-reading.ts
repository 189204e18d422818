import { parseDocument } from "htmlparser2";

/** The items of a document, read by a parser that the tagger does not use for feeds. */
export interface PlainItem {
  readonly title: string | null;
  readonly links: readonly string[];
  /** What makes it the same article in its document: its own id, else its link, else its whole content. */
  readonly identity: string;
  /** Whether it has content beside its author and category. */
  readonly isArticle: boolean;
}

/** The items of an XML feed: each with its own title and everything that could be its link, as written. */
export function readPlainly(xml: string): PlainItem[] {
  const elements = (parent: Branch): Branch[] => parent.children.flatMap((node) => ("attribs" in node ? [node] : []));
  const items: PlainItem[] = [];
  const walk = (parent: Branch): void => {
    for (const child of elements(parent)) {
      if (!/^(?:\w+:)?(?:item|entry)$/.test(child.name)) walk(child);
      else if (child.children.some((node) => "attribs" in node)) items.push(plainItem(elements(child)));
    }
  };
  walk(parseDocument(xml, { xmlMode: true }) as unknown as Branch);
  return items;
}

interface Branch {
  readonly name: string;
  /** CDATA has no entities. */
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children: readonly (Branch | { readonly data?: string })[];
}

function plainItem(children: readonly Branch[]): PlainItem {
  const title = children.find((child) => child.name === "title" || child.name === "atom:title");
  const isPage = (child: Branch) => !/^(?:replies|self|edit|enclosure)$/.test(child.attribs?.rel ?? "");
  const found = children.filter(
    (child) => isPage(child) && /^(?:\w+:)?(?:link|guid|id|origLink|content)$/i.test(child.name),
  );
  const links = found.map((link) => (link.attribs?.href ?? link.attribs?.src ?? textOf(link)).trim());
  const name = children.find((child) => /^(?:atom:)?(?:guid|id)$/.test(child.name));
  const spoken = children.filter((child) => !/^(?:\w+:)?(?:author|creator|category)$/.test(child.name));
  return {
    title: title === undefined ? null : textOf(title).trim() || null,
    links,
    identity: (name && textOf(name).trim()) || links[0] || spoken.map(textOf).join(" "),
    isArticle: spoken.some(saysAnything),
  };
}

/** The articles of an XML feed: of items that are the same one, the first. */
export function articlesOf(xml: string): PlainItem[] {
  const articles = new Map<string, PlainItem>();
  for (const item of readPlainly(xml))
    if (item.isArticle && !articles.has(item.identity)) articles.set(item.identity, item);
  return [...articles.values()];
}

function saysAnything(node: Branch | { readonly data?: string }): boolean {
  if (!("children" in node)) return (node.data ?? "").trim() !== "";
  const { href, src, url } = node.attribs ?? {};
  return Boolean(href ?? src ?? url) || node.children.some(saysAnything);
}

function textOf(node: Branch | { readonly data?: string }): string {
  return "children" in node ? node.children.map(textOf).join("") : (node.data ?? "");
}
