import { describe, expect, test } from "bun:test";
import { fold, foldText } from "./fold";

describe("fold", () => {
  test.each([
    ["Café ÅNGSTRÖM", "cafe angstrom"],
    ["ΆΛΦΑ Οδυσσεύς", "αλφα οδυσσευσ"],
    ["Straße GROẞ", "strasse gross"],
    ["İstanbul ısı IŞIK", "istanbul isi isik"],
    ["Łódź, København, Ærø, cœur", "lodz, kobenhavn, aero, coeur"],
    ["ＡＩ　ｶﾞｲﾄﾞ ﾊﾟﾝ", "ai ガイド パン"],
    ["ﬁnance 𝗔𝗜", "finance ai"],
    ["Apple’s ‘e‑mail’ “x”", "apple's 'e-mail' \"x\""],
    ["a\u00a0\n\t b\u0000c", "a b c"],
    ["soft\u00adhyphen\u200b \u202eright", "softhyphen right"],
  ])("%p reads as %p", (text, folded) => expect(foldText(text)).toBe(folded));

  test("marks stay on scripts where they make another letter", () => {
    for (const text of ["ガイド", "йод", "हिन्दी", "한국어", "ภาษาไทย"]) expect(foldText(text)).toBe(text);
  });

  test("composed and decomposed texts fold alike", () => {
    for (const text of ["Crème brûlée", "ガイド パン", "한국어", "йод", "ἀρχή", "Việt Nam"])
      expect(foldText(text.normalize("NFD"))).toBe(foldText(text.normalize("NFC")));
  });

  test("signs that look like letters with marks keep words whole", () =>
    expect(foldText("Apple™ m²")).toBe("apple™ m²"));

  test("every unit knows where it came from, even after parts that grew or shrank", () => {
    const text = "ﬃß\u00ad  \n Cafe\u0301 ｶﾞ한".normalize("NFD") + "😀 end";
    const { units, at, length } = fold(text);
    const folded = String.fromCharCode(...units.subarray(0, length));
    expect(folded).toContain("cafe ガ");
    expect(text.slice(at[folded.indexOf("end")], at[length])).toBe("end");
    expect(text.slice(at[folded.indexOf("caf")], at[folded.indexOf(" ガ")])).toBe("Cafe\u0301");
    expect(at[length]).toBe(text.length);
    expect([...at.subarray(0, length)]).toEqual([...at.subarray(0, length)].toSorted((a, b) => a - b));
  });

  test("a text that grows throughout finds room", () => expect(foldText("ﬃ".repeat(999))).toBe("ffi".repeat(999)));

  test("folding any text twice changes nothing", () => {
    let seed = 1;
    for (let i = 0; i < 3000; i++) {
      const signs = Array.from({ length: 6 }, () => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return String.fromCharCode(seed >>> 16);
      });
      const once = foldText(signs.join(""));
      expect(foldText(once)).toBe(once);
    }
  });
});
