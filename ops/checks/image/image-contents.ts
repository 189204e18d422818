/**
 * Which paths `docker build` sees: the last pattern of .dockerignore that matches a path or a folder above it decides, and `!`
 * includes.
 */
export function includedBy(dockerignore: string): (path: string) => boolean {
  const rules = dockerignore
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ includes: line.startsWith("!"), glob: new Bun.Glob(line.replace(/^!/, "")) }));
  return (path) => {
    const folders = path.split("/").map((_, i, names) => names.slice(0, i + 1).join("/"));
    return rules.findLast(({ glob }) => folders.some((folder) => glob.match(folder)))?.includes ?? true;
  };
}

/** Which paths a Dockerfile's last stage copies from the folder that it is built from. */
export function copiedBy(dockerfile: string): (path: string) => boolean {
  const lastStage = dockerfile.split(/^FROM /m).at(-1) ?? "";
  const sources = Array.from(lastStage.matchAll(/^COPY (?!--from)(.*) \S+$/gm), ([, words = ""]) =>
    words.split(" "),
  ).flat();
  return (path) => sources.some((source) => path === source || path.startsWith(`${source}/`));
}
