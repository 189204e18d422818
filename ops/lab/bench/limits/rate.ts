/** How much of `once`, which says how much it did, is done in a second, one after the other; the first time does not count. */
export async function ratePerSecond(seconds: number, once: () => Promise<number> | number): Promise<number> {
  await once();
  const startMs = performance.now();
  let done = 0;
  while (performance.now() - startMs < seconds * 1_000) done += await once();
  return (done / (performance.now() - startMs)) * 1_000;
}
