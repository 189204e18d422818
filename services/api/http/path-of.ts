/** The path of a URL, whatever its host looks like. */
export const pathOf = (url: string) => url.replace(/^[a-z]+:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "") || "/";
