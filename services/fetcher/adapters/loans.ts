import { FetchFault } from "../core/fetch-fault";
import { type Budget, mayLend } from "../core/lending";
import { unlessAborted } from "./unless-aborted";

/** Memory of one budget, lent to many bodies. */
export interface MemoryLoans {
  /** Waits until the borrower may hold so many bytes in all. Throws {@link FetchFault} if it is aborted meanwhile. */
  borrow(borrower: object, bytes: number, signal: AbortSignal): Promise<void>;
  /** Gives back all that it holds. */
  giveBack(borrower: object): void;
}

interface Waiting {
  readonly borrower: object;
  readonly wanted: number;
  lend(): void;
}

/** Lends first to those who have waited longest, passing over those whom it is not safe to serve yet. */
export function memoryLoans(budget: Budget): MemoryLoans {
  const held = new Map<object, number>();
  const waiting = new Set<Waiting>();
  const serve = () => {
    for (const next of waiting) {
      const { borrower, wanted } = next;
      if (!mayLend(budget, [...held.values()], { held: held.get(borrower) ?? 0, wanted })) continue;
      waiting.delete(next);
      held.set(borrower, wanted);
      next.lend();
    }
  };
  return {
    borrow: async (borrower, wanted, signal) => {
      const lent = Promise.withResolvers<void>();
      const self: Waiting = { borrower, wanted, lend: lent.resolve };
      waiting.add(self);
      serve();
      try {
        await unlessAborted(lent.promise, signal);
      } catch (cause) {
        const words = "The document ran out of time while other large documents were being read";
        throw new FetchFault(words, { cause });
      } finally {
        waiting.delete(self);
      }
    },
    giveBack: (borrower) => {
      held.delete(borrower);
      serve();
    },
  };
}
