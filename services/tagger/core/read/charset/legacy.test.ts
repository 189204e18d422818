import { describe, expect, test } from "bun:test";
import { decodeText } from "../charset";

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** The bytes of a text in a legacy charset, by decoding every byte and pair of bytes once. */
function encode(text: string, charset: Bun.Encoding): Uint8Array {
  const table = tables.get(charset) ?? reverse(charset);
  tables.set(charset, table);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${charset} has not "${character}"`);
      return bytes;
    }),
  );
}

function reverse(charset: Bun.Encoding): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(charset);
  const single = Array.from({ length: 256 }, (_, byte) => [byte]);
  const pairs = single.slice(0x81).flatMap(([lead = 0]) => single.slice(0x40).map(([trail = 0]) => [lead, trail]));
  const table = new Map<string, readonly number[]>();
  for (const bytes of [...single, ...pairs]) {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== "\u{fffd}" && !table.has(character)) table.set(character, bytes);
  }
  return table;
}

interface Written {
  readonly charset: Bun.Encoding;
  readonly language: string;
  readonly headlines: readonly string[];
}

const written: readonly Written[] = [
  {
    charset: "windows-1251",
    language: "ru",
    headlines: ["Новости дня", "Министр подал в отставку", "Курс евро вырос на 3%"],
  },
  { charset: "koi8-r", language: "ru", headlines: ["Новости дня", "Министр подал в отставку", "Снег выпал в Сочи"] },
  { charset: "koi8-u", language: "uk", headlines: ["Їжак і кіт: казка", "Уряд ухвалив бюджет", "Київ готує свято"] },
  { charset: "windows-1253", language: "el", headlines: ["Ειδήσεις", "Απεργία στα πλοία", "Χιόνι στην Αθήνα"] },
  { charset: "windows-1255", language: "he", headlines: ["חדשות היום", "הנמל נסגר בגלל ערפל", "שלג בירושלים"] },
  { charset: "windows-1256", language: "ar", headlines: ["أخبار اليوم", "ارتفاع أسعار النفط", "ثلوج في الجبال"] },
  {
    charset: "windows-874",
    language: "th",
    headlines: ["ข่าววันนี้", "ราคาน้ำมันปรับตัวสูงขึ้น", "ฝนตกหนักในกรุงเทพ"],
  },
  { charset: "gb18030", language: "zh-cn", headlines: ["今日要闻", "国务院发布新的政策", "人民币汇率上涨"] },
  { charset: "big5", language: "zh-tw", headlines: ["今日要聞", "政府公布新的政策", "台北市長宣布參選"] },
  { charset: "shift_jis", language: "ja", headlines: ["ニュース", "東京で大雪", "新しいスマートフォンを発表"] },
  { charset: "euc-jp", language: "ja", headlines: ["ニュース", "東京で大雪", "新しいスマートフォンを発表"] },
  { charset: "euc-kr", language: "ko", headlines: ["오늘의 뉴스", "서울 시장 사임", "정부, 새 경제 정책 발표"] },
  { charset: "iso-8859-2", language: "pl", headlines: ["Łódź", "Święta w Krakowie", "Rząd podał się do dymisji"] },
];

const declared = (label: string | null) => (label === null ? "" : `<?xml version="1.0" encoding="${label}"?>`);
const feed = (label: string | null, language: string | null, title: string) =>
  `${declared(label)}<rss version="2.0"><channel>${language === null ? "" : `<language>${language}</language>`}<item><title>${title}</title></item></channel></rss>`;

describe.each(written.flatMap(({ headlines, ...one }) => headlines.map((headline) => ({ ...one, headline }))))(
  "“$headline” in $charset",
  ({ charset, language, headline }) => {
    const read = (document: string, contentType: string | null = null) =>
      decodeText(encode(document, charset), contentType).text;

    test("reads by its declaration, by its Content-Type, and by the feed's language", () => {
      const bare = feed(null, language, headline);
      expect(read(feed(charset, null, headline))).toContain(headline);
      expect(read(bare, `text/xml; charset=${charset}`)).toContain(headline);
      expect(read(bare)).toBe(bare);
    });

    test("reads where it is labelled UTF-8 or Latin-1, or with a charset that does not exist", () => {
      for (const label of ["utf-8", "iso-8859-1", "klingon"])
        expect(read(feed(label, language, headline), `text/xml; charset=${label}`)).toContain(headline);
    });

    test("reads as a JSON feed", () => {
      const document = `{"version":"https://jsonfeed.org/version/1.1","language":"${language}","items":[{"title":"${headline}"}]}`;
      expect(read(document, "application/feed+json")).toBe(document);
    });

    test("reads beside entities", () => {
      expect(read(feed("utf-8", language, `${headline} &amp; &#8211; &eacute;`))).toContain(headline);
    });

    test("reads by its own declaration against a server that says something else", () => {
      expect(read(feed(charset, language, headline), "text/xml; charset=utf-8")).toContain(headline);
      expect(read(feed(charset, language, headline), "text/xml; charset=iso-8859-1")).toContain(headline);
    });
  },
);

test("charsets of one language are told apart by the text where the label is wrong", () => {
  const swapped: readonly (readonly [Bun.Encoding, string, string, string])[] = [
    ["koi8-r", "windows-1251", "ru", "Утренний туман закрыл порт до девяти часов"],
    ["windows-1251", "koi8-r", "ru", "Утренний туман закрыл порт до девяти часов"],
    ["euc-jp", "shift_jis", "ja", "港は朝の霧のため閉鎖されています"],
    ["shift_jis", "euc-jp", "ja", "港は朝の霧のため閉鎖されています"],
    ["big5", "gb18030", "zh-tw", "港口因大霧關閉至九點"],
    ["gb18030", "big5", "zh-cn", "港口因早晨大雾关闭至九点"],
  ];
  for (const [charset, label, language, headline] of swapped)
    expect([label, decodeText(encode(feed(label, language, headline), charset), null).text]).toEqual([
      label,
      feed(label, language, headline),
    ]);
});

test("text that says no language is known by its letters", () => {
  const headlines: readonly (readonly [Bun.Encoding, string])[] = [
    ["windows-1251", "Утренний туман закрыл порт"],
    ["koi8-r", "Утренний туман закрыл порт"],
    ["windows-1253", "Η κυβέρνηση ανακοίνωσε νέα μέτρα"],
    ["windows-874", "หมอกหนาปิดท่าเรือจนถึงเก้าโมง"],
    ["gb18030", "国务院发布新的经济政策"],
    ["big5", "港口因大霧關閉至九點"],
    ["shift_jis", "港は朝の霧のため閉鎖"],
    ["euc-jp", "東京株式市場、大幅に反発"],
    ["euc-kr", "짙은 안개로 항구가 폐쇄되었다"],
    ["windows-1252", "L’été à la plage, où ça ?"],
    ["windows-1252", "Größe und Äpfel für alle"],
    ["windows-1252", "El niño comió piñas"],
  ];
  for (const [charset, headline] of headlines)
    expect([charset, decodeText(encode(feed(null, null, headline), charset), null).text]).toEqual([
      charset,
      feed(null, null, headline),
    ]);
});

test("a label holds against a language that software sets by default", () => {
  for (const { charset, headlines } of written)
    expect(
      decodeText(encode(feed(charset, "en-US", headlines.join("; ")), charset), "text/xml; charset=utf-8").text,
    ).toContain(headlines.join("; "));
});

test("labels are understood however servers spell them", () => {
  const spellings: readonly (readonly [Bun.Encoding, string, readonly string[]])[] = [
    ["windows-1251", "Привет", ["cp1251", "CP-1251", "win-1251", "WIN1251", "windows_1251", "x-cp1251"]],
    ["windows-1252", "Größe", ["iso8859-1", "ISO_8859-1", "iso88591", "latin1", "latin-1", "cp1252"]],
    ["iso-8859-2", "Łódka", ["iso8859-2", "ISO_8859_2", "latin2"]],
    ["shift_jis", "日本語のニュース", ["x-sjis", "SJIS", "shift-jis", "cp932", "MS932", "Windows-31J"]],
    ["euc-jp", "日本語のニュース", ["eucjp", "EUC_JP", "x-euc-jp"]],
    ["gb18030", "今日要闻", ["gb2312", "GB-2312", "gbk", "cp936", "x-gbk"]],
    ["euc-kr", "오늘의 뉴스", ["ks_c_5601-1987", "cp949", "euckr"]],
    ["koi8-r", "Привет", ["koi8r", "KOI8_R", "koi8"]],
  ];
  for (const [charset, text, labels] of spellings)
    for (const label of labels) {
      const document = encode(`<a>${text}</a>`, charset);
      expect([label, decodeText(document, `text/xml; charset="${label}";`)]).toEqual([
        label,
        { text: `<a>${text}</a>`, charset },
      ]);
    }
});

test("curly quotes alone are read as windows-1252", () => {
  for (const title of ["Don’t panic", "“Yes”, he said", "A – B — C…"])
    for (const label of [null, "utf-8", "iso-8859-1", "windows-1252"])
      expect(decodeText(encode(feed(label, "en", title), "windows-1252"), null).text).toContain(title);
});
