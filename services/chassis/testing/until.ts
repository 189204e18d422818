/** Waits until a condition holds, checking every 10 ms; after the limit it throws and names the condition. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  limitMs = 15_000,
): Promise<Exclude<T, false | null | undefined>> {
  for (const begun = performance.now(); ; await Bun.sleep(10)) {
    const value = await condition();
    if (value) return value as Exclude<T, false | null | undefined>;
    if (performance.now() - begun > limitMs) throw new Error(`${what} did not come within ${limitMs} ms`);
  }
}
