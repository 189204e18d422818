/** A part of the tree whose files obey one rule. */
export interface Room {
  readonly name: string;
  /** Globs over paths; of several rooms that match, the first has the file. */
  readonly files: readonly string[];
  /** What its files may import: names of rooms, globs over paths, names of packages. */
  readonly may: readonly string[];
  /** The same for what the compiler erases, beside `may`. */
  readonly types?: readonly string[];
  /** Sees values only: no clock, no randomness, no network, no environment. */
  readonly pure?: boolean;
  /** A file here knows one of these at most, each a list as in `may`. */
  readonly vendors?: readonly (readonly string[])[];
  /** Globs over its files that only the room itself and `mountedBy` import. */
  readonly mounted?: readonly string[];
  readonly mountedBy?: string;
  /** Where an import that the room refuses belongs, as a sentence. */
  readonly instead: string;
  /** The same for imports of these patterns. */
  readonly homes?: readonly { readonly of: readonly string[]; readonly instead: string }[];
}

const globs = new Map<string, Bun.Glob>();

/** Whether one of the patterns means the path; they are globs, so a plain name means itself. */
export function matches(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => {
    const glob = globs.get(pattern) ?? new Bun.Glob(pattern);
    globs.set(pattern, glob);
    return glob.match(path);
  });
}

/** The room that a file lies in, or null where the rules forgot it. */
export const roomOf = (rooms: readonly Room[], path: string): Room | null =>
  rooms.find(({ files }) => matches(files, path)) ?? null;

const TESTS = [
  "**/*.{test,containers,corpora,browser,deploy,operations}.{ts,tsx}",
  "**/{test,corpora}/**",
  "services/chassis/testing/**",
  // tests that need too much for `bun test`, and what they are made of
  "ops/cloud/deploy-test/**",
  "ops/checks/{system,compose}/**",
];

/** Whether a file only serves tests: nothing that is shipped may import it. */
export const isTest = (path: string): boolean => matches(TESTS, path);
