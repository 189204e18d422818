import { expect, test } from "bun:test";
import { foldText } from "@infostream/contracts/fold";
import { loadTagRules } from "../adapters/load-tag-rules";
import { compileRules, wordsOf } from "../core/tag-rules/compile-rules";
import { tagArticle } from "../core/tag-rules/tag-article";

const rules = await loadTagRules();
const matcher = compileRules(rules);
const tagsOf = (title: string) =>
  tagArticle(matcher, {
    title,
    text: null,
    categories: [],
    author: null,
    feedId: "1",
    feedUrl: "https://example.org/",
  });

test("the built-in rules are many", () => {
  expect(new Set(rules.tags.map((rule) => rule.name)).size).toBeGreaterThanOrEqual(25);
  expect(rules.tags.flatMap(wordsOf).length).toBeGreaterThanOrEqual(400);
});

test("no rule lists a word twice", () => {
  for (const rule of rules.tags) {
    const words = [...wordsOf(rule), ...(rule.exclusions ?? [])].map((word) => foldText(word).replaceAll("-", " "));
    expect([rule.name, words.filter((word, i) => words.indexOf(word) !== i)]).toEqual([rule.name, []]);
  }
});

const headlines: readonly (readonly [string, ...string[]])[] = [
  // English
  ["Voters head to the polls as snap election splits the coalition", "elections"],
  ["Prime Minister survives no-confidence vote in parliament", "politics"],
  ["Central bank leaves interest rates unchanged as inflation cools", "economy"],
  ["Wall Street closes higher after Nvidia beats estimates", "markets", "hardware"],
  ["OpenAI and Anthropic race to release new AI models", "ai"],
  ["AI-powered chatbot passes medical exam", "ai"],
  ["How AI will change your work", "ai"],
  ["Memory safety: why the kernel team bets on code written in Rust", "programming"],
  ["Linux kernel 7.1 released", "open-source"],
  ["C++26 is done: what is new in C#’s old rival", "programming"],
  ["Ransomware gang claims data breach at hospital chain", "health", "security"],
  ["Firefox adds support for a new CSS feature", "web"],
  ["Nasa's James Webb telescope spots distant exoplanet", "space"],
  ["SpaceX Starship completes first orbital refuelling", "space"],
  ["Ceasefire holds as hostage deal nears", "war-and-conflict"],
  ["Two years of war leave the city in ruins", "war-and-conflict"],
  ["Climate change made the heatwave ten times more likely", "climate"],
  ["Wind farms overtake coal in electricity generation", "energy"],
  ["Measles outbreak: vaccination rates fall to new low", "health"],
  ["Dinosaur fossils found by palaeontologists in the desert", "science"],
  ["Manchester City win the Premier League on final day", "football"],
  ["Golden Globes: full list of winners at the film festival", "film-and-tv"],
  ["Taylor Swift announces new album", "music"],
  ["Booker Prize goes to debut novel", "books"],
  ["Nintendo raises prices of video games", "gaming"],
  ["Bitcoin slides below key level", "crypto"],
  ["Apple unveils new iPhone", "apple", "mobile"],
  ["Startup raises $20m in series A led by angel investors", "startups"],
  ["AWS outage: cloud providers under scrutiny", "cloud"],
  ["GDPR at ten: facial recognition and the limits of privacy", "privacy"],
  ["Asylum seekers moved from hotel as small boats arrive", "migration"],
  ["Supreme Court hears case on life sentence for murder", "crime-and-justice"],
  ["Magnitude 7.1 earthquake triggers tsunami warning", "disasters"],
  // German
  ["Bundestagswahl: Kopf-an-Kopf-Rennen vor der Stichwahl", "elections"],
  ["Künstliche Intelligenz in der Schule: Was Lehrer wissen müssen", "ai", "education"],
  ["Strompreise steigen: Was die Energiewende kostet", "energy"],
  ["Borussia ohne Torwart: Fussball kurios in der Bundesliga", "football"],
  // French
  ["Le gouvernement présente son projet de loi au Parlement", "politics"],
  ["Réchauffement climatique : la canicule bat des records", "climate"],
  ["L’intelligence artificielle au cinéma", "ai", "film-and-tv"],
  ["L’IA, une révolution pour les hôpitaux ?", "ai"],
  // Spanish, Portuguese, Italian
  ["Las elecciones en Perú irán a segunda vuelta", "elections"],
  ["La INFLACION sube y el banco central mantiene tipos", "economy"],
  ["Governo anuncia nova vacina contra a dengue", "politics", "health"],
  ["Flamengo vence e avança na Libertadores", "football"],
  ["Terremoto di magnitudo 5: scuole chiuse", "disasters", "education"],
  // Russian
  ["Выборы президента пройдут в марте", "elections", "politics"],
  ["Хакеры атаковали банк: кибератака длилась сутки", "security"],
  // Japanese, Chinese, Korean, Thai
  ["生成AIの利用が拡大、企業の7割が導入", "ai", "business"],
  ["衆院選、与党が過半数", "elections", "politics"],
  ["大谷翔平が今季30号、プロ野球界も祝福", "sports"],
  ["日経平均が最高値 円安が追い風", "markets"],
  ["人工智能大模型竞争加剧，芯片需求上升", "ai", "hardware"],
  ["神舟飞船发射成功 航天员进驻", "space"],
  ["대통령은 국회에서 경제 정책을 발표했다", "politics", "economy"],
  ["삼성전자 반도체 실적 개선", "hardware"],
  ["การเลือกตั้งทั่วไปจะมีขึ้นในเดือนหน้า", "elections"],
];

test.each(headlines)("%p", (title, ...expected) => {
  expect(tagsOf(title).map((tag) => tag.name)).toEqual(expect.arrayContaining([...expected]));
});

const mistakes: readonly (readonly [string, ...string[]])[] = [
  ["Grandma's apple pie wins the village fair", "apple", "mobile"],
  ["Rust and corrosion: how to restore an old gate", "programming"],
  ["Burmese python swallows alligator in the Everglades", "programming"],
  ["Where to go this weekend", "programming"],
  ["Star Wars returns to the big screen", "war-and-conflict"],
  ["Retailers enter price war before Christmas", "war-and-conflict"],
  ["Das war der Tag in Berlin", "war-and-conflict"],
  ["Contributi ai cittadini: come fare domanda alla Regione", "ai"],
  ["J'ai vu le plus beau village de France", "ai"],
  ["Air India cancels AI 171", "ai"],
  ["Database migration without downtime", "migration"],
  ["Wembley hosts American football's opening night", "football"],
  ["Party leader starts tour; partisan crowd cheers", "culture", "ai"],
  ["The fair said it would maintain its gates", "ai"],
  ["Fossil fuels still dominate", "science"],
  ["Der Chef der Bahn tritt zurück", "food"],
  ["Un gran défi pour le maire", "crypto"],
  ["Esa noche cambió todo", "space"],
  ["Boxing Day shoppers fill the streets", "sports"],
];

test.each(mistakes)("%p is not what it seems", (title, ...wrong) => {
  expect(tagsOf(title).filter((tag) => wrong.includes(tag.name))).toEqual([]);
});

test.each([
  "A quiet afternoon in the garden",
  "Ein ruhiger Nachmittag im Garten",
  "庭で静かな午後",
  "Тихий вечер в саду",
])("%p earns no tag", (title) => expect(tagsOf(title)).toEqual([]));
