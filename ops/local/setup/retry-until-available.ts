import { pause } from "@infostream/chassis/backoff";
import { describeError } from "@infostream/chassis/log";
import { isUnavailable } from "@infostream/chassis/unavailable";

const RETRY_INTERVAL_MS = 1_000;

/** Retries the work while its server is unavailable, and prints that it waits. Any other error is thrown. */
export async function retryUntilAvailable(
  server: string,
  work: () => Promise<void>,
  print: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (stop.aborted) throw new Error(`${server} did not answer in time`, { cause: error });
      if (attempt === 0) print(`Waiting for ${server}: ${describeError(error)}`);
      await pause(RETRY_INTERVAL_MS, stop);
    }
  }
}
