/** An element of an AWS answer: text or elements, without attributes. */
export interface Element {
  readonly name: string;
  readonly text: string;
  readonly inside: readonly Element[];
}

/** Reads what AWS's query APIs answer. Throws where a tag is not closed. */
export function readXml(source: string): Element {
  const open: { name: string; text: string; inside: Element[] }[] = [{ name: "", text: "", inside: [] }];
  for (const [, closing, name = "", empty, text] of source.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^>]*?(\/?)>|([^<]+)/g)) {
    const last = open.at(-1);
    if (last === undefined) throw new Error(`</${name}> closes nothing`);
    if (text !== undefined) last.text += unescape(text);
    else if (closing) {
      if (last.name !== name) throw new Error(`</${name}> where </${last.name}> belongs`);
      open.pop();
      open.at(-1)?.inside.push({ ...last, text: last.text.trim() });
    } else if (empty) last.inside.push({ name, text: "", inside: [] });
    else open.push({ name, text: "", inside: [] });
  }
  const [root] = open;
  if (root === undefined || open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

/** Every element at a path such as `reservationSet/item/instancesSet/item`. */
export const all = (element: Element, path: string): Element[] =>
  path
    .split("/")
    .reduce(
      (found: Element[], name) => found.flatMap(({ inside }) => inside.filter((e) => e.name === name)),
      [element],
    );

/** The text of the first element at the path, or an empty string. */
export const text = (element: Element, path: string): string => all(element, path)[0]?.text ?? "";

/** A list of tags, parameters or outputs as a map. */
export const pairs = (elements: readonly Element[], key: string, value: string): Record<string, string> =>
  Object.fromEntries(elements.map((each) => [text(each, key), text(each, value)]));

const CHARACTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const unescape = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return CHARACTERS[name] ?? whole;
  });
