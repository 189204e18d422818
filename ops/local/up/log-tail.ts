const TAIL_LINES = 8;

/** Why a program ended, out of what it logged in its life: the last error that it told, else its last lines; indented. */
export function logTail(log: string): string {
  const lines = log.trimEnd().split("\n");
  const told = lines.findLast((line) => errorIn(line) !== null);
  const words = told === undefined ? lines.slice(-TAIL_LINES) : (errorIn(told) ?? "").split("\n");
  return words.map((line) => `    ${line}`).join("\n");
}

/** The `error` of a JSON log line, or null where it is none. */
function errorIn(line: string): string | null {
  if (!line.startsWith("{")) return null;
  try {
    const { error }: { error?: unknown } = JSON.parse(line);
    return typeof error === "string" ? error : null;
  } catch {
    return null;
  }
}
