import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface OwnFolder extends AsyncDisposable {
  readonly path: string;
}

// `read` returns when the pipe's other end closes, however this process came to its end
const WATCH = `
read -r _
[ -d "$1" ] || exit 0
for file in "$1"/*/*.pid; do [ -f "$file" ] && kill -QUIT "$(cat "$file")"; done
sleep 1
for file in "$1"/*/*.pid; do [ -f "$file" ] && kill -KILL "$(cat "$file")"; done
rm -rf "$1"
`;

/**
 * A temporary folder that goes with this process, along with the servers that left their ids in its subfolders as `*.pid`:
 * disposing removes it, and where there is no time for that (Ctrl-C, kill -9) a small shell that outlives us does.
 */
export function folderThatEndsWithUs(): OwnFolder {
  const path = mkdtempSync(join(tmpdir(), "infostream-test-"));
  // in a process group of its own, which Ctrl-C does not reach
  const watcher = Bun.spawn(["sh", "-c", WATCH, "sh", path], {
    stdin: "pipe",
    stdout: "ignore",
    stderr: "ignore",
    cwd: "/",
    detached: true,
  });
  watcher.unref();
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
      await watcher.stdin.end();
      await watcher.exited;
    },
  };
}
