/** An absolute http(s) URL, or null: nothing else is ever shown as a link. */
export function webUrl(text: string | null | undefined, base: string | null): string | null {
  const trimmed = text?.trim();
  if (!trimmed) return null;
  const url = URL.parse(trimmed) ?? (base === null ? null : URL.parse(trimmed, base));
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  // what a feed wrote stays as it wrote it where it is absolute: identity and display rest on it
  return /^https?:\/\//i.test(trimmed) && !/[\s"<>\\^`{|}]/.test(trimmed) ? trimmed : url.href;
}
