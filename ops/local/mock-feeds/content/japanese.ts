import type { Newsroom, Story } from "../article";

const lexicon = {
  city: ["仙台", "金沢", "福岡", "札幌", "神戸", "松山"],
  expert: ["高梨 葵", "本城 健一", "水野 さやか"],
  when: ["月曜日", "水曜日", "金曜日", "週末"],
};
const room = (stories: readonly Story[]): Newsroom => ({
  language: "ja",
  authors: ["佐伯 由美", "藤沢 直樹"],
  editNote: "この記事は{time}(協定世界時)に更新されました。",
  lexicon,
  stories,
});

export const japaneseWorld = room([
  {
    categories: ["国際", "経済"],
    headline: "{city}の輸出が{#3-9}か月連続で増加 円安が追い風に",
    later: "{city}の輸出、{#3-9}か月連続増 日銀は金利を据え置き",
    lead: "{city}税関が{when}発表した貿易統計によると、輸出額は前年同月比で{#4-18}パーセント増えました。",
    more: ["自動車や半導体製造装置が伸びました。", "物価の上昇が続く中、経済の先行きには慎重な見方もあります。"],
  },
  {
    categories: ["スポーツ", "サッカー"],
    headline: "サッカー {city}が延長戦を制し決勝へ",
    later: "サッカー {city}が決勝進出 監督「選手を誇りに思う」",
    lead: "サッカーのカップ戦準決勝が{when}行われ、{city}が延長戦の末に勝ちました。",
    more: ["後半{#31-45}分に追いつき、延長で決勝点を奪いました。", "決勝には{#2-6}万人の観客が見込まれています。"],
  },
]);
export const japaneseTechnology = room([
  {
    categories: ["人工知能"],
    headline: "{city}市、災害時の避難案内に人工知能を導入",
    later: "{city}市の人工知能による避難案内、{#2-9}言語に対応",
    lead: "{city}市は{when}、大雨や地震の際に避難所を案内する人工知能(AI)の運用を始めました。",
    more: ["住民はスマートフォンで質問でき、混雑の状況も分かります。", "個人情報は保存しないとしています。"],
  },
]);
export const japaneseScience = room([
  {
    categories: ["宇宙"],
    headline: "探査機が小惑星の試料{#3-9}グラムを地球へ",
    later: "小惑星の試料から水を確認 研究チームが発表",
    lead: "小惑星を離れた探査機のカプセルが{when}、地球に帰還しました。試料は{#3-9}グラムとみられます。",
    more: [
      "研究チームの{expert}さんは「宇宙の始まりを知る手がかりになる」と話しています。",
      "分析は{city}の大学で行われます。",
    ],
  },
]);
