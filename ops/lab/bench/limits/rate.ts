/** How much `once`, which returns how much it did, achieves per second when called in sequence. The first call is a warm-up. */
export async function ratePerSecond(seconds: number, once: () => Promise<number> | number): Promise<number> {
  await once();
  const startMs = performance.now();
  let done = 0;
  while (performance.now() - startMs < seconds * 1_000) done += await once();
  return (done / (performance.now() - startMs)) * 1_000;
}
