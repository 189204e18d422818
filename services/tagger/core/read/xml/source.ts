/** A text and the searches in it that are known to fail: a needle that is missing once is never looked for again. */
export interface Source {
  readonly text: string;
  /** `text.indexOf(needle, from)`, in linear time over all calls however often it fails. */
  find(needle: string, from: number): number;
}

export function sourceOf(text: string): Source {
  const missingFrom = new Map<string, number>();
  return {
    text,
    find(needle, from) {
      if (from >= (missingFrom.get(needle) ?? Infinity)) return -1;
      const at = text.indexOf(needle, from);
      if (at < 0) missingFrom.set(needle, from);
      return at;
    },
  };
}

/** Where a comment, processing instruction or declaration that starts at `at` is over; an unclosed one takes the rest. */
export function afterAside(source: Source, at: number): number {
  const { text } = source;
  if (text.startsWith("<!--", at)) return after(source, "-->", at + 4);
  if (text.startsWith("<?", at)) return after(source, ">", at + 2);
  return afterDeclaration(source, at + 2);
}

/** A DOCTYPE may hold declarations in brackets; none is ever applied, so entities cannot grow. */
function afterDeclaration(source: Source, from: number): number {
  const close = source.find(">", from);
  const bracket = source.find("[", from);
  if (close < 0) return source.text.length;
  if (bracket < 0 || bracket > close) return close + 1;
  const subset = source.find("]", bracket);
  return subset < 0 ? close + 1 : after(source, ">", subset);
}

function after(source: Source, needle: string, from: number): number {
  const at = source.find(needle, from);
  return at < 0 ? source.text.length : at + needle.length;
}
