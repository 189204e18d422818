/** Delay before the next try: doubles from `firstMs` to `mostMs`, spread by ±25 % so that many do not return at once. */
export function backoffMs(attempt: number, firstMs: number, mostMs: number, random: number): number {
  const plain = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(plain * (0.75 + random / 2));
}

/** Waits, or returns at once when the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  });
}
