import { analyse } from "chardet";
import { type Candidate, candidateOf, candidates, commonCharacters } from "./candidates";
import { languageOf } from "./language";
import { plausibility } from "./plausibility";
import { sampleOf } from "./sample";

/** From here on a text is believed to be what its label says. */
const READS = 0.85;
/** Below this it is not text in that charset. */
const GARBLED = 0.5;
/** What speaks for a charset besides how plausible its text is. Tuned on short headlines in twenty languages. */
const weight = { language: 0.4, statistics: 0.4, label: 0.15, western: 0.05 };

/**
 * The charset of bytes that are not UTF-8: the first label that reads them, unless the feed's language speaks against it; else
 * the best of all by how plausible its text is, by the feed's language, and by statistics of letter sequences.
 */
export function likelyCharset(bytes: Uint8Array, labels: readonly Bun.Encoding[]): Bun.Encoding {
  const sample = sampleOf(bytes);
  const language = languageOf(bytes);
  const legacy = labels.filter((label) => label !== "utf-8").map(candidateOf);
  const believed = legacy.find((label) => suits(label, language) && readsAs(sample, label) >= READS);
  return believed?.charset ?? best(sample, legacy, language) ?? labels[0] ?? "utf-8";
}

/** A language that is written in Western charsets says little: `en` is the default of software for blogs. */
function suits(label: Candidate, language: string | null): boolean {
  if (language === null || label.languages.includes(language)) return true;
  // a rare charset is not written by accident, and it is not known which languages it serves
  return !candidates.includes(label) || !candidates.some((candidate) => candidate.languages.includes(language));
}

function best(sample: Uint8Array, labels: readonly Candidate[], language: string | null): Bun.Encoding | null {
  const confidence = new Map<string, number>(analyse(sample).map((match) => [match.name, match.confidence / 100]));
  const rivals = [...new Set([...candidates, ...labels])]
    .map((candidate) => ({ candidate, plausible: readsAs(sample, candidate) }))
    .filter(({ plausible }) => plausible >= GARBLED)
    .map(({ candidate, plausible }) => ({
      charset: candidate.charset,
      score:
        plausible +
        weight.statistics * Math.max(...candidate.detectedAs.map((name) => confidence.get(name) ?? 0)) +
        (language !== null && candidate.languages.includes(language) ? weight.language : 0) +
        (labels.includes(candidate) ? weight.label : 0) +
        (candidate.charset === "windows-1252" ? weight.western : 0),
    }));
  // sorting is stable: of equals the earlier candidate wins
  return rivals.sort((a, b) => b.score - a.score)[0]?.charset ?? null;
}

/** Japanese without any kana is rare, and the kanji alone could be Chinese. */
const WITHOUT_KANA = 0.15;

function readsAs(sample: Uint8Array, candidate: Candidate): number {
  const text = new TextDecoder(candidate.charset).decode(sample);
  const plausible = plausibility(text, commonCharacters(candidate));
  return candidate.languages.includes("ja") && !/[\u3041-\u30fe]/.test(text) ? plausible - WITHOUT_KANA : plausible;
}
