import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/**
 * Runs a shell script once this process has ended, even by Ctrl-C or kill -9, which leave no time to clean up.
 * Disposing runs it too, and waits for it.
 */
export function runAfterExit(script: string, ...args: readonly string[]): AsyncDisposable {
  // `read` returns when the pipe's other end closes; a process group of its own is out of Ctrl-C's reach
  const watcher = Bun.spawn(["sh", "-c", `read -r _\n${script}`, "sh", ...args], {
    stdin: "pipe",
    stdout: "ignore",
    stderr: "ignore",
    cwd: "/",
    detached: true,
  });
  watcher.unref();
  return {
    async [Symbol.asyncDispose]() {
      await watcher.stdin.end();
      await watcher.exited;
    },
  };
}

const END_SERVERS_IN = `
[ -d "$1" ] || exit 0
for file in "$1"/*/*.pid; do [ -f "$file" ] && kill -QUIT "$(cat "$file")"; done
sleep 1
for file in "$1"/*/*.pid; do [ -f "$file" ] && kill -KILL "$(cat "$file")"; done
rm -rf "$1"
`;

/** A temporary folder that is removed when this process ends. The servers whose ids are in its subfolders as `*.pid` end with it. */
export function folderUntilExit(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), "infostream-test-"));
  const watcher = runAfterExit(END_SERVERS_IN, path);
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
      await watcher[Symbol.asyncDispose]();
    },
  };
}
