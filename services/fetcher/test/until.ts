/** Waits until something holds; says what never did. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 15_000): Promise<void> {
  for (const end = Date.now() + limitMs; ; await Bun.sleep(20)) {
    if (await holds()) return;
    if (Date.now() > end) throw new Error(`within ${limitMs} ms it never came that ${what}`);
  }
}
