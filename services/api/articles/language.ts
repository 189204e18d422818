/** A feed's language where it can stand in `lang`. */
export const languageOf = (language: string | null): string | undefined =>
  language !== null && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language) ? language : undefined;
