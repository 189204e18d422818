import type { Newsroom, Story } from "../article";

const lexicon = {
  stadt: ["Hamburg", "Leipzig", "Graz", "Basel", "Freiburg", "Dresden", "Linz"],
  forscherin: ["Jana Wiesenthal", "Klaus Ohlendorf", "Miriam Steinacker", "Henrik Bäumler"],
  institut: ["der Universität Nordheim", "des Instituts für Systemforschung", "der Akademie Lindau"],
  wann: ["am Montag", "am Mittwoch", "am Freitag", "am Wochenende"],
};
const room = (stories: readonly Story[]): Newsroom => ({
  language: "de",
  authors: ["Annika Voss", "Sebastian Krüger", "Felix Öztürk"],
  editNote: "Aktualisiert um {time} Uhr (UTC).",
  lexicon,
  stories,
});

export const germanWorld = room([
  {
    categories: ["Politik", "Wahlen"],
    headline: "Landtagswahl: Knapper Vorsprung für das Bürgerbündnis in {stadt}",
    later: "Landtagswahl: Bürgerbündnis in {stadt} gewinnt mit {#29-38} Prozent",
    lead: "Bei der Wahl {wann} liegt das Bürgerbündnis nach ersten Hochrechnungen mit {#29-38} Prozent vorn.",
    more: [
      "Die Wahlbeteiligung stieg auf {#58-79} Prozent, vor allem in den größeren Städten standen Menschen lange an.",
      "> Das ist ein Auftrag, aber kein Freibrief, sagte die Spitzenkandidatin am Abend in {stadt}.",
      "Wer mit wem regiert, ist offen; erste Gespräche über eine Koalition beginnen in der kommenden Woche.",
    ],
  },
  {
    categories: ["Wirtschaft"],
    headline: "Inflation sinkt auf {#2-4} Prozent, Energie wird günstiger",
    later: "Inflation sinkt auf {#2-4} Prozent: Ökonomen erwarten Zinssenkung",
    lead: "Die Verbraucherpreise sind im vergangenen Monat um {#2-4} Prozent gestiegen, so wenig wie seit Jahren nicht.",
    more: [
      "Vor allem Strom und Gas kosteten weniger, während Lebensmittel sich weiter leicht verteuerten.",
      "> Die Löhne holen auf, doch viele Haushalte spüren davon noch wenig, sagte {forscherin} {institut}.",
    ],
  },
]);
export const germanTechnology = room([
  {
    categories: ["Sicherheit"],
    headline: "Sicherheitslücke in Heimroutern: {#2-9}00.000 Geräte in Gefahr",
    later: "Sicherheitslücke in Heimroutern: Hersteller liefert Update",
    lead: "Über eine Schwachstelle in der Fernwartung lassen sich zahlreiche Router ohne Passwort übernehmen, warnten Fachleute {wann}.",
    more: [
      "Betroffen sind Modelle der letzten {#4-9} Jahre; ein Update steht bereit und sollte sofort eingespielt werden.",
      "Die Schadsoftware nutzt die Geräte für Angriffe auf Webseiten in {stadt} und anderswo.",
    ],
  },
  {
    categories: ["KI", "Verwaltung"],
    headline: "{stadt} testet künstliche Intelligenz im Bürgeramt",
    later: "{stadt} zieht Bilanz: Künstliche Intelligenz im Bürgeramt spart Wartezeit",
    lead: "Im Bürgeramt von {stadt} beantwortet seit dieser Woche eine künstliche Intelligenz einfache Fragen.",
    more: [
      "Das Sprachmodell läuft auf Servern der Stadt, die Software ist quelloffen.",
      "> Entscheiden dürfen weiterhin nur Menschen, sagte {forscherin}, die das Projekt begleitet.",
    ],
  },
]);
export const germanScience = room([
  {
    categories: ["Klima"],
    headline: "Alpengletscher verlieren in einem Sommer {#3-7} Prozent ihres Eises",
    later: "Alpengletscher: Eisverlust mit {#3-7} Prozent höher als erwartet",
    lead: "Der Klimawandel setzt den Gletschern der Alpen weiter zu, wie Messungen {institut} zeigen.",
    more: [
      "Im Juli lag die Nullgradgrenze tagelang über {#4-5}.{#100-900} Metern.",
      "> Wir messen inzwischen Gletscher, die es auf den Karten nicht mehr gibt, sagte {forscherin}.",
      "Für die Wasserversorgung im Spätsommer wird das zum Problem.",
    ],
  },
  {
    categories: ["Gesundheit", "Medizin"],
    headline: "Studie: Kurzer Mittagsschlaf senkt den Blutdruck",
    later: "Studie zum Mittagsschlaf: Effekt auf den Blutdruck bestätigt",
    lead: "Wer mittags {#15-25} Minuten schläft, hat am Abend einen niedrigeren Blutdruck, berichten Forschende {institut}.",
    more: [
      "An der Studie nahmen {#200-900} Menschen aus {stadt} und Umgebung teil.",
      "Krankenhäuser prüfen nun, ob sich der Befund auf Patientinnen und Patienten übertragen lässt.",
    ],
  },
]);
