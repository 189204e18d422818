import { git } from "./tool";

/** The tag of what is committed, by which everyone can find it again; throws where the folder holds anything else. */
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
