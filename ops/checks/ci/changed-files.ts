import { command } from "@infostream/chassis/embedded/command";

/**
 * Files that changed since this branch left main, committed or not. Null if that is unknown: a clone of main itself does not
 * show which commits are new, and a shallow clone has no history.
 */
export async function changedFiles(root: string): Promise<string[] | null> {
  const git = async (...args: string[]) => {
    const { code, stdout } = await command(["git", ...args], { cwd: root, timeoutMs: 60_000 });
    return code === 0 ? stdout.trim() : null;
  };
  const [head, base] = await Promise.all([git("rev-parse", "HEAD"), git("merge-base", "HEAD", "origin/main")]);
  if (head === null || base === null || base === head) return null;
  const [differ, untracked] = await Promise.all([
    git("diff", "--name-only", "--no-renames", base),
    git("ls-files", "--others", "--exclude-standard"),
  ]);
  if (differ === null || untracked === null) return null;
  return `${differ}\n${untracked}`.split("\n").filter((path) => path !== "");
}
