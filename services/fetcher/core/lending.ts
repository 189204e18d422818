import { LARGEST_WINDOW_BYTES } from "./decoder-window";

/** For what all bodies hold at once, and what a single one may hold; the total is at least as much. */
export interface Budget {
  readonly totalBytes: number;
  readonly mostBytes: number;
}

/** A body costs its size three times over while it is compressed for the archive, and a container has 768 MB. */
const ENOUGH_BYTES = 96 * 1024 * 1024;

/** The budget for bodies up to this size: room for one of them at least, with the largest window of its decoder. */
export function budgetFor(maxBodyBytes: number): Budget {
  const mostBytes = maxBodyBytes + LARGEST_WINDOW_BYTES;
  return { totalBytes: Math.max(ENOUGH_BYTES, mostBytes), mostBytes };
}

/** A body asks to hold so many bytes in all, where it holds some already. */
export interface LoanRequest {
  readonly held: number;
  readonly wanted: number;
}

/**
 * Whether a body may hold what it asks for so that no bodies ever wait for one another: after the loan, the body that holds most
 * must find free what it may still ask for. It ends, and what it gives back serves the next (the banker's algorithm, for bodies
 * that may all grow to the same size). `held` lists what every body holds.
 */
export function mayLend(
  { totalBytes, mostBytes }: Budget,
  held: readonly number[],
  { held: own, wanted }: LoanRequest,
): boolean {
  const free = totalBytes - held.reduce((sum, bytes) => sum + bytes, 0) - (wanted - own);
  return free >= mostBytes - Math.max(wanted, ...held);
}
