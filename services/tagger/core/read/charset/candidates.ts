/** A charset that a document may be written in without saying so. */
export interface Candidate {
  readonly charset: Bun.Encoding;
  /** The languages that it was made for; none for Western ones, see {@link languageOf} for the names. */
  readonly languages: readonly string[];
  /** What statistics call it. */
  readonly detectedAs: readonly string[];
  /** Its lead bytes (first, last) of the characters that make up nearly all texts. Standards sort ideographs by use. */
  readonly common: readonly (readonly [first: number, last: number])[];
}

const cyrillic = ["ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "mn", "tg", "tt"];
const central = ["pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"];

/** Where two read a text equally well, the earlier one wins. */
export const candidates: readonly Candidate[] = [
  alphabet("windows-1252", [], ["ISO-8859-1"]),
  alphabet("windows-1251", cyrillic),
  alphabet("koi8-r", cyrillic, ["KOI8-R"]),
  alphabet("koi8-u", ["uk"], ["KOI8-R"]),
  alphabet("iso-8859-5", cyrillic, ["ISO-8859-5"]),
  alphabet("ibm866", cyrillic),
  alphabet("windows-1253", ["el"], ["ISO-8859-7"]),
  alphabet("iso-8859-7", ["el"], ["ISO-8859-7", "windows-1253"]),
  alphabet("windows-1255", ["he", "iw", "yi"], ["ISO-8859-8"]),
  alphabet("windows-1256", ["ar", "fa", "ur"]),
  alphabet("iso-8859-6", ["ar"], ["ISO-8859-6"]),
  alphabet("windows-874", ["th"]),
  ideographs("euc-kr", ["ko"], "EUC-KR", [[0xb0, 0xc8]]),
  ideographs("euc-jp", ["ja"], "EUC-JP", [
    [0xa4, 0xa5],
    [0xb0, 0xcf],
  ]),
  ideographs("shift_jis", ["ja"], "Shift_JIS", [
    [0x82, 0x83],
    [0x88, 0x97],
  ]),
  ideographs("gb18030", ["zh"], "GB18030", [[0xb0, 0xd7]]),
  ideographs("big5", ["zh", "zh-hant"], "Big5", [[0xa4, 0xc6]]),
  alphabet("iso-8859-2", central, ["ISO-8859-2", "windows-1250"]),
  alphabet("windows-1250", central, ["ISO-8859-2"]),
  alphabet("windows-1254", ["tr", "az"]),
  alphabet("windows-1257", ["lt", "lv", "et"]),
];

/** The candidate of a label; a charset that nobody would guess still reads what is labelled with it. */
export function candidateOf(charset: Bun.Encoding): Candidate {
  return candidates.find((candidate) => candidate.charset === charset) ?? alphabet(charset, []);
}

function alphabet(charset: Bun.Encoding, languages: readonly string[], detectedAs: readonly string[] = []): Candidate {
  return { charset, languages, detectedAs: [charset, ...detectedAs], common: [] };
}

function ideographs(
  charset: Bun.Encoding,
  languages: readonly string[],
  detectedAs: string,
  common: Candidate["common"],
): Candidate {
  return { charset, languages, detectedAs: [detectedAs], common };
}

/** The characters of a charset's common rows, from the decoder's own table. */
export function commonCharacters({ charset, common }: Candidate): ReadonlySet<string> {
  const pairs = common.flatMap(([first, last]) =>
    range(first, last).flatMap((lead) => range(firstTrail(charset), 0xfe).flatMap((trail) => [lead, trail])),
  );
  return new Set(new TextDecoder(charset).decode(Uint8Array.from(pairs)));
}

/** In the EUC family and in GB 2312, whose rows GB 18030 keeps, both bytes lie beyond ASCII. */
const firstTrail = (charset: string) => (charset === "big5" || charset === "shift_jis" ? 0x40 : 0xa1);

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
