/** A part of the tree whose files obey one rule. */
export interface Room {
  readonly name: string;
  /** Globs over paths; a file belongs to the first room that matches. */
  readonly files: readonly string[];
  /** What its files may import: names of rooms, globs over paths, names of packages. */
  readonly may: readonly string[];
  /** What its files may import as types only, in addition to `may`. */
  readonly types?: readonly string[];
  /** Sees values only: no clock, no randomness, no network, no environment. */
  readonly pure?: boolean;
  /** A file may import at most one of these vendors, each a list as in `may`. */
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

/** Whether one of the patterns matches the path. They are globs, so a plain name matches itself. */
export function matches(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => {
    const glob = globs.get(pattern) ?? new Bun.Glob(pattern);
    globs.set(pattern, glob);
    return glob.match(path);
  });
}

/** The room of a file, or null if no room covers it. */
export const roomOf = (rooms: readonly Room[], path: string): Room | null =>
  rooms.find(({ files }) => matches(files, path)) ?? null;

const TESTS = [
  "**/*.{test,containers,corpora,browser,deploy,operations}.{ts,tsx}",
  "**/{test,corpora}/**",
  "services/chassis/testing/**",
  // tests that need more than `bun test` offers, and their parts
  "ops/cloud/deploy-test/**",
  "ops/checks/{system,compose}/**",
];

/** Whether a file serves tests only, so that nothing that ships may import it. */
export const isTest = (path: string): boolean => matches(TESTS, path);
