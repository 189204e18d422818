import { decodeHTMLStrict } from "entities/decode";

const formatting =
  /<\/?(?:a|abbr|acronym|b|bdi|big|br|cite|code|del|div|em|font|h[1-6]|i|ins|kbd|mark|nobr|p|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)(?:\s+[a-z:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*\s*\/?>/gi;

/**
 * A title as plain text. Formatting goes; any other markup is what the title is about ("What <script> does") and stays
 * as readable text, as does all markup where nothing would be left. A `<` that starts no tag is a `<`.
 */
export function titleText(title: string, html: boolean): string | null {
  const stripped = html && title.includes("<") ? title.replace(formatting, spaceOfBlock) : title;
  const decoded = (text: string) => oneLine(/&(?:#\d+|#x[\da-f]+|\w+);/i.test(text) ? decodeHTMLStrict(text) : text);
  return decoded(stripped) || decoded(title) || null;
}

const spaceOfBlock = (tag: string) => (/^<(?:br|p|div|h[1-6])\b/i.test(tag) ? " " : "");

export const oneLine = (text: string) => text.replace(/[^\S ][\s\u200b]*| [\s\u200b]+|\u200b/g, " ").trim();
