import { createLog, describeError, type Level, type Log } from "./log";
import { SettingsError } from "./settings";

export type AnyDisposable = AsyncDisposable | Disposable;

/** What a running service hands to its parts: its log, the resources that it releases at the end, and how it ends. */
export interface ServiceContext {
  readonly service: string;
  readonly log: Log;
  /** Hands over a resource. When the service ends, for any reason, all are released in reverse order. */
  use<Resource extends AnyDisposable>(resource: Resource): Resource;
  /** True from SIGTERM on. `/healthz` then says so, and balancers stop sending requests. */
  draining(): boolean;
  /** Aborts when the service begins to end. */
  readonly ending: AbortSignal;
  /** An unexpected error: releases everything and exits with 1, so that the supervisor restarts the service. */
  fail(error: unknown): void;
}

/** Longest time that releasing may take before the process exits anyway. */
const RELEASE_LIMIT_MS = 15_000;

/**
 * Runs a service until SIGTERM or SIGINT, then releases its resources in reverse order and exits with 0.
 * A failed start releases what was opened, logs the reason in one line, and exits with 1 (2 if the settings are at fault).
 */
export async function run(service: string, start: (context: ServiceContext) => Promise<void>): Promise<void> {
  const log = createLog(service, logLevel());
  const stack = new AsyncDisposableStack();
  const ending = new AbortController();
  const end = async (code: number, reason: string) => {
    if (ending.signal.aborted) return;
    log.info("service.stopping", "Stopping.", { reason });
    ending.abort();
    process.exit((await released(stack, log)) ? code : 1);
  };
  const fail = (error: unknown) => {
    if (!ending.signal.aborted)
      log.error(
        "service.failed",
        "An unexpected error occurred and the service cannot continue. It exits so that its supervisor restarts it.",
        {
          error: describeError(error),
        },
      );
    void end(1, "failure");
  };
  process.on("SIGTERM", () => void end(0, "SIGTERM"));
  process.on("SIGINT", () => void end(0, "SIGINT"));
  process.on("unhandledRejection", fail);
  process.on("uncaughtException", fail);
  try {
    const use = <Resource extends AnyDisposable>(resource: Resource) => stack.use(resource);
    await start({ service, log, use, draining: () => ending.signal.aborted, ending: ending.signal, fail });
    if (!ending.signal.aborted) log.info("service.started", "Started.");
  } catch (error) {
    if (ending.signal.aborted) return;
    log.error("service.start-failed", "The service cannot start.", { error: describeError(error) });
    await end(error instanceof SettingsError ? 2 : 1, "failed start");
  }
}

async function released(stack: AsyncDisposableStack, log: Log): Promise<boolean> {
  const late = Symbol();
  const limit = new Promise<typeof late>((resolve) => setTimeout(resolve, RELEASE_LIMIT_MS, late));
  try {
    if ((await Promise.race([stack.disposeAsync(), limit])) !== late) return true;
    log.error("service.stop-timed-out", "Stopping took too long. The process exits without finishing.", {
      limitMs: RELEASE_LIMIT_MS,
    });
  } catch (error) {
    log.error("service.stop-failed", "An error occurred while stopping.", { error: describeError(error) });
  }
  return false;
}

/** The log exists before the settings are read, since it reports their faults; an unknown level counts as `info`. */
function logLevel(): Level {
  const level = process.env["LOG_LEVEL"];
  return level === "debug" || level === "warn" || level === "error" ? level : "info";
}
