/** A number that the calculation starts from. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  /** Where it was measured, why it is assumed, or whose price it is. */
  readonly source: string;
}

export type Figures = Readonly<Record<string, Figure>>;

/** The bare numbers, by their names. */
export type Numbers<F extends Figures> = { readonly [Name in keyof F]: number };

export const numbersOf = <F extends Figures>(figures: F): Numbers<F> =>
  // every name of F and no other, which TypeScript cannot infer from entries
  Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value])) as Numbers<F>;
