import { createLog } from "../log";
import type { Life } from "../run";

export interface TestLife extends Life {
  readonly failures: unknown[];
  readonly lines: Record<string, unknown>[];
  end(): void;
}

/** A service's life inside a test: its log and its failures can be looked at, and it ends when the test says so. */
export function testLife(service = "tagger"): TestLife {
  const lines: Record<string, unknown>[] = [];
  const failures: unknown[] = [];
  const ending = new AbortController();
  return {
    service,
    log: createLog(service, "debug", (line) => lines.push(JSON.parse(line))),
    own: (resource) => resource,
    draining: () => ending.signal.aborted,
    ending: ending.signal,
    fail: (error) => failures.push(error),
    failures,
    lines,
    end: () => ending.abort(),
  };
}
