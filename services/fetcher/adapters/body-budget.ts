import { FREE_WINDOW_BYTES } from "../core/decoder-window";
import type { Budget } from "../core/lending";
import { memoryLoans } from "./loans";

/** What a body may take without a loan, as its decoder may take an ordinary window, so that ordinary feeds never wait for large ones. */
const FREE_BODY_BYTES = 1024 * 1024;

/** The memory of one poll's body. Both methods wait for space in the budget, and throw a `FetchFault` if aborted meanwhile. */
export interface BodyMemory extends Disposable {
  /** The body's memory, grown to so many bytes. It replaces the previous buffer; after disposal all views are empty. */
  grow(bytes: number, signal: AbortSignal): Promise<ArrayBuffer>;
  /** Counts what a decoder takes beside the body. */
  reserve(windowBytes: number, signal: AbortSignal): Promise<void>;
}

/** Memory for bodies that together hold no more than the budget, apart from what each may take without a loan. */
export function bodyBudget(budget: Budget): () => BodyMemory {
  const loans = memoryLoans(budget);
  return () => {
    const borrower = {};
    let window = 0;
    let buffer = new ArrayBuffer(0);
    return {
      grow: async (bytes, signal) => {
        if (bytes > FREE_BODY_BYTES) await loans.borrow(borrower, window + bytes, signal);
        // collected garbage would come too late: a grown buffer frees the one before at once
        buffer = buffer.transfer(bytes);
        return buffer;
      },
      reserve: async (windowBytes, signal) => {
        if (windowBytes <= FREE_WINDOW_BYTES) return;
        await loans.borrow(borrower, windowBytes, signal);
        window = windowBytes;
      },
      [Symbol.dispose]: () => {
        buffer = buffer.transfer(0);
        loans.giveBack(borrower);
      },
    };
  };
}
