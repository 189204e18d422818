/** An opening tag of well-formed XML. */
export function startTag(name: string, attributes: ReadonlyMap<string, string>): string {
  let tag = `<${name}`;
  for (const [key, value] of attributes) tag += ` ${key}="${quoted(value)}"`;
  return `${tag}>`;
}

export const element = (name: string, attributes: ReadonlyMap<string, string>, value: string) =>
  `${startTag(name, attributes)}${character(value)}</${name}>`;

/** In CDATA, since every reader takes that literally, whatever it thinks of entities. */
const character = (value: string) =>
  /[&<]/.test(value) ? `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>` : value.replaceAll("]]>", "]]&gt;");

const quoted = (value: string) =>
  value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\r\n]+/g, " ");

/** Text as HTML that shows it. */
export const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
