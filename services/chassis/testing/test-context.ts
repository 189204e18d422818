import { createLog } from "../log";
import type { ServiceContext } from "../run";

export interface TestContext extends ServiceContext {
  readonly failures: unknown[];
  readonly lines: Record<string, unknown>[];
  end(): void;
}

/** A service's context inside a test: its log and its failures can be inspected, and `end` ends it. */
export function testContext(service = "tagger"): TestContext {
  const lines: Record<string, unknown>[] = [];
  const failures: unknown[] = [];
  const ending = new AbortController();
  return {
    service,
    log: createLog(service, "debug", (line) => lines.push(JSON.parse(line))),
    use: (resource) => resource,
    draining: () => ending.signal.aborted,
    ending: ending.signal,
    fail: (error) => failures.push(error),
    failures,
    lines,
    end: () => ending.abort(),
  };
}
