/** The path of a URL, even where its host cannot be parsed. */
export const pathOf = (url: string) => url.replace(/^[a-z]+:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "") || "/";
