import { Refusal } from "@infostream/contracts";

/** The refusal that a request meets; an error if it is answered. */
export const refusal = (asked: Promise<unknown>): Promise<Refusal> =>
  asked.then(
    () => Promise.reject(new Error("it was not refused")),
    (error) => (error instanceof Refusal ? error : Promise.reject(error)),
  );
