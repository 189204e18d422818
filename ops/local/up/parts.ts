import { pause } from "@infostream/chassis/backoff";
import { describeError } from "@infostream/chassis/log";
import { forgetProcess, recordProcess } from "./orphans";
import type { Part } from "./part";
import type { Progress } from "../setup/progress";
import { logFileOf, rotateLog, spawnPart } from "./spawn-part";
import type { State } from "./state";
import { type Running, type Supervised, supervise } from "./supervise";

export interface Parts {
  /** Starts a part and keeps it running; resolves when it is ready. */
  start(part: Part): Promise<void>;
  /** Rejects when a part that was ready is not restarted any more. */
  readonly gaveUp: Promise<never>;
  /** Stops all parts one by one, in reverse order of their start. */
  stop(): Promise<void>;
  /** Kills all parts at once. */
  kill(): void;
}

/** The system's running parts, each with a log file and a record of its process in the state folder. */
export function runningParts(state: State, root: string, { print }: Progress): Parts {
  const supervised: Supervised[] = [];
  const running = new Map<string, Running & Pick<Part, "killSignal">>();
  const lost = Promise.withResolvers<never>();
  // callers that await this promise handle the rejection; without any, it must not crash the process
  lost.promise.catch(() => {});
  let stopping = false;

  function spawn(part: Part): Running {
    const child = spawnPart(part, root, state.logs);
    running.set(part.name, { ...child, killSignal: part.killSignal });
    recordProcess(state.run, part.name, child.pid).catch((error) =>
      print(
        `Could not record the process of ${part.name}; if up is killed, stop that process by hand: ${describeError(error)}`,
      ),
    );
    return child;
  }
  const explained = async (error: unknown, { name }: Part) =>
    new Error(`${describeError(error)}\n${(await running.get(name)?.logTail()) ?? ""}`);
  return {
    gaveUp: lost.promise,
    async start(part) {
      rotateLog(logFileOf(state.logs, part.name));
      // shutdown began while this start was in progress
      if (stopping) throw new Error(`${part.name} was not started: InfoStream is stopping`);
      const kept = supervise(part, { spawn, print, pause, now: () => performance.now() });
      supervised.push(kept);
      kept.gaveUp.catch(async (error) => lost.reject(await explained(error, part)));
      await kept.started.catch(async (error) => {
        throw stopping ? error : await explained(error, part);
      });
    },
    async stop() {
      stopping = true;
      for (const part of supervised.toReversed()) {
        const began = performance.now();
        await part.stop();
        await forgetProcess(state.run, part.name);
        print(`✓ ${part.name} stopped (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      }
    },
    kill: () => running.forEach(({ kill, killSignal }) => kill(killSignal ?? "SIGKILL")),
  };
}
