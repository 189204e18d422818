const TAIL_LINES = 8;

/** Why a program exited, from its log: the last error that it logged, otherwise its last lines; indented. */
export function logTail(log: string): string {
  const lines = log.trimEnd().split("\n");
  const errorLine = lines.findLast((line) => errorIn(line) !== null);
  const words = errorLine === undefined ? lines.slice(-TAIL_LINES) : (errorIn(errorLine) ?? "").split("\n");
  return words.map((line) => `    ${line}`).join("\n");
}

/** The `error` of a JSON log line, or null if there is none. */
function errorIn(line: string): string | null {
  if (!line.startsWith("{")) return null;
  try {
    const { error }: { error?: unknown } = JSON.parse(line);
    return typeof error === "string" ? error : null;
  } catch {
    return null;
  }
}
