/** An element as xml2js gives it: text alone, or text (`_`), attributes (`$`) and children by name. */
export type XmlNode = unknown;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

export function children(node: XmlNode, name: string): readonly XmlNode[] {
  const found = isRecord(node) ? node[name] : undefined;
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
}

export function textOf(node: XmlNode): string {
  if (typeof node === "string") return node.trim();
  return isRecord(node) && typeof node._ === "string" ? node._.trim() : "";
}

export function attribute(node: XmlNode, name: string): string | null {
  const attributes = isRecord(node) ? node.$ : undefined;
  const value = isRecord(attributes) ? attributes[name] : undefined;
  return typeof value === "string" && value !== "" ? value : null;
}

/** The texts of all children of a name that are not empty. */
export function texts(node: XmlNode, ...names: string[]): string[] {
  return names.flatMap((name) => children(node, name).map(textOf)).filter((text) => text !== "");
}
