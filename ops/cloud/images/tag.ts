import { git } from "./tool";

/** A tag from the commit, by which everyone can find the source; throws if the work tree has uncommitted changes. */
export async function tagOfCommit(root: string): Promise<string> {
  const changed = await git(["-C", root, "status", "--porcelain"]);
  if (changed !== "")
    throw new Error(
      `The work tree has uncommitted changes, so no commit describes the image:\n${firstOf(changed)}\n` +
        "Commit them, or choose a tag with --tag",
    );
  // the commit's own day: the same commit has the same tag tomorrow
  return git(["-C", root, "log", "-1", "--date=format-local:%Y%m%d", "--format=%cd-%h", "--abbrev=7"], {
    env: { TZ: "UTC" },
  });
}

const SHOWN = 10;

function firstOf(text: string): string {
  const lines = text.split("\n");
  const rest = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(rest > 0 ? [`… and ${rest} more`] : [])].join("\n");
}
