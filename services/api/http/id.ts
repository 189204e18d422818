const LARGEST_ID = 9_223_372_036_854_775_807n;

/** Whether a text can be an id. One that cannot is a 404, not a 400. */
export const isId = (text: string) => /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST_ID;

/** The id that a text is, or null. */
export const readId = (text: string): string | null => (isId(text) ? text : null);
