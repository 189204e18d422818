/** Text for an attribute of a view, which by itself escapes quotes alone: `&lt;` out of a feed would be read as `<`. */
export const attribute = (text: string): string => Bun.escapeHTML(text);
