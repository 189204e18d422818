/**
 * Lines of a bun.lock that contain an address: a package from outside the configured registry, or the address of a registry
 * that other machines may not reach.
 */
export function addressesIn(lock: string): string[] {
  return lock
    .split("\n")
    .flatMap((line, i) => (/\w:\/\//.test(line) ? [`bun.lock:${i + 1}: ${line.trim().slice(0, 120)}`] : []));
}
