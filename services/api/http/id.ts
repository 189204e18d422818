const LARGEST_ID = 9_223_372_036_854_775_807n;

/** Whether a text can be an id; what cannot is unknown, not wrong. */
export const isId = (text: string) => /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST_ID;

/** The id that a text is, or null. */
export const readId = (text: string): string | null => (isId(text) ? text : null);
