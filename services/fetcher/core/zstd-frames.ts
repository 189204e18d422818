const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a5;
const RUN_LENGTH_BLOCK = 1;

/** So many bytes of the stream: to look at, or to pass over. */
type Step = { readonly look: number } | { readonly pass: number };

/** Follows a zstd stream through its frames. */
export interface ZstdFrames {
  follow(chunk: Uint8Array): void;
  /** Whether what was followed so far is whole frames, at least one; padding behind them does not count. */
  whole(): boolean;
}

/** Distinguishes a complete zstd stream from a truncated one, which node:zlib accepts as complete. The format is that of RFC 8878, section 3. */
export function zstdFrames(): ZstdFrames {
  let whole = false;
  const walk = steps((now) => (whole = now));
  let step = walk.next();
  let seen: number[] = [];
  let passed = 0;
  return {
    whole: () => whole,
    follow: (chunk) => {
      for (let at = 0; at < chunk.byteLength && !step.done;) {
        if ("pass" in step.value) {
          const passing = Math.min(step.value.pass - passed, chunk.byteLength - at);
          at += passing;
          passed += passing;
          if (passed < step.value.pass) continue;
          passed = 0;
          step = walk.next([]);
        } else {
          seen.push(chunk[at++] ?? 0);
          if (seen.length < step.value.look) continue;
          step = walk.next(seen);
          seen = [];
        }
      }
    },
  };
}

function* steps(report: (whole: boolean) => void): Generator<Step, void, readonly number[]> {
  for (;;) {
    const magic = littleEndian(yield { look: 4 });
    const skippable = magic >>> 4 === SKIPPABLE;
    // padding
    if (magic !== MAGIC && !skippable) return;
    report(false);
    if (skippable) yield* pass(littleEndian(yield { look: 4 }));
    else yield* frame();
    report(true);
  }
}

function* frame(): Generator<Step, void, readonly number[]> {
  const [descriptor = 0] = yield { look: 1 };
  yield* pass(restOfHeader(descriptor));
  for (let last = false; !last;) {
    const header = littleEndian(yield { look: 3 });
    last = (header & 1) === 1;
    yield* pass(((header >>> 1) & 3) === RUN_LENGTH_BLOCK ? 1 : header >>> 3);
  }
  const hasChecksum = (descriptor & 4) !== 0;
  if (hasChecksum) yield* pass(4);
}

/** Window, dictionary and size of the content, each where the descriptor says so. */
function restOfHeader(descriptor: number): number {
  const oneSegment = (descriptor >>> 5) & 1;
  const size = [oneSegment, 2, 4, 8][descriptor >>> 6] ?? 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  return 1 - oneSegment + dictionary + size;
}

function* pass(bytes: number): Generator<Step, void, readonly number[]> {
  if (bytes > 0) yield { pass: bytes };
}

const littleEndian = (bytes: readonly number[]) => bytes.reduceRight((value, byte) => value * 256 + byte, 0);
