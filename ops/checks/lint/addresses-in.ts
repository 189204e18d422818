/**
 * Lines of a bun.lock that name an address: a package that comes from elsewhere than the registry that each machine is set
 * to, or a registry that one machine used and others may not reach.
 */
export function addressesIn(lock: string): string[] {
  return lock
    .split("\n")
    .flatMap((line, i) => (/\w:\/\//.test(line) ? [`bun.lock:${i + 1}: ${line.trim().slice(0, 120)}`] : []));
}
