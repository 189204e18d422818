import type { Newsroom, Story } from "../article";

const lexicon = {
  ville: ["Lyon", "Nantes", "Liège", "Lausanne", "Montréal", "Dakar", "Toulouse"],
  chercheuse: ["Camille Rochefort", "Bastien Lemoine", "Awa Traoré", "Élodie Vasseur"],
  quand: ["lundi", "mardi soir", "jeudi", "ce week-end"],
};
const room = (stories: readonly Story[]): Newsroom => ({
  language: "fr",
  authors: ["Hélène Marchetti", "Karim Benoît", "Sophie Garnier"],
  editNote: "Article mis à jour à {time} (UTC).",
  lexicon,
  stories,
});

export const frenchWorld = room([
  {
    categories: ["Politique", "Élections"],
    headline: "Élections municipales : second tour très serré à {ville}",
    later: "Élections municipales à {ville} : la maire sortante réélue avec {#50-53} % des voix",
    lead: "Les électeurs de {ville} retournent aux urnes après un premier tour où moins de {#2-4} points séparaient les deux listes.",
    more: [
      "La participation a atteint {#51-68} %, un niveau inédit depuis quinze ans.",
      "> Chaque bulletin compte, a rappelé la candidate {quand} devant ses partisans.",
      "Le logement et les transports ont dominé la campagne.",
    ],
  },
  {
    categories: ["Sport", "Football"],
    headline: "Football : {ville} arrache sa qualification aux tirs au but",
    later: "Football : après les tirs au but, {ville} connaît son adversaire",
    lead: "Menée à la pause, l'équipe de {ville} s'est qualifiée {quand} au bout d'une séance de tirs au but irrespirable.",
    more: [
      "Le gardien a repoussé {#2-3} tentatives, dont la dernière du bout du pied.",
      "Plus de {#20-60} 000 supporteurs ont fêté la victoire dans les rues.",
    ],
  },
]);
export const frenchTechnology = room([
  {
    categories: ["Intelligence artificielle"],
    headline: "Intelligence artificielle : {ville} ouvre un supercalculateur aux start-up",
    later: "Intelligence artificielle : {#30-90} start-up retenues pour le supercalculateur de {ville}",
    lead: "Le centre de calcul de {ville} mettra dès cet automne ses processeurs à la disposition des jeunes entreprises.",
    more: [
      "Les modèles entraînés devront être publiés sous licence libre.",
      "> Sans puissance de calcul, les bonnes idées restent des idées, estime {chercheuse}.",
    ],
  },
]);
export const frenchScience = room([
  {
    categories: ["Climat"],
    headline: "Climat : les vendanges avancent de {#9-21} jours en trente ans",
    later: "Climat : des vendanges avancées de {#9-21} jours, et des cépages à repenser",
    lead: "Le changement climatique bouscule le calendrier des vignerons, selon une étude publiée {quand}.",
    more: [
      "Les chercheurs ont dépouillé les registres de {#40-190} communes, de {ville} à la Méditerranée.",
      "> La vigne s'adapte mieux que nos habitudes, observe {chercheuse}.",
    ],
  },
  {
    categories: ["Santé"],
    headline: "Santé : un vaccin en spray testé à {ville}",
    later: "Santé : premiers résultats encourageants pour le vaccin en spray testé à {ville}",
    lead: "L'hôpital universitaire de {ville} recrute {#120-600} volontaires pour évaluer un vaccin administré par le nez.",
    more: [
      "L'essai clinique durera {#8-18} mois et portera sur trois doses.",
      "> Une seringue de moins, c'est une hésitation de moins, résume {chercheuse}.",
    ],
  },
]);
