/** A whole number above zero as feeds write it, else null. */
export function positiveNumber(text: string | null): number | null {
  const number = Number(text?.trim() || Number.NaN);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}
