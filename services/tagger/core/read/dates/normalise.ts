/** One way of writing: European digits, the hyphen as minus, plain spaces, no invisible marks, full-width forms narrow. */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, europeanDigit)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Ten digits stand in a row in every script, and each row begins at a multiple of ten from its own zero. */
function europeanDigit(digit: string): string {
  if (digit <= "9") return digit;
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** A name as tables hold it: lower case, without accents (vowel signs of other scripts stay) and marks between letters. */
export function plainName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/ı/g, "i")
    .replace(/[^\p{L}\p{M}]/gu, "");
}
