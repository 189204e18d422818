import type { Newsroom } from "../article";
import { english } from "./english";
import { space } from "./science-space";

export const science: Newsroom = {
  language: "en",
  authors: ["Hannah Brightwater", "Tomás Ibarra", "Wen Qiu", "Fatou Diallo-Reyes", "Greta Lindholm"],
  editNote: "This article was corrected at {time} UTC; an earlier version gave another figure.",
  lexicon: {
    ...english,
    animal: ["octopuses", "honeybees", "ravens", "sea turtles", "elephants", "zebrafish"],
    illness: ["type 2 diabetes", "breast cancer", "Alzheimer's disease", "tuberculosis", "heart failure"],
    world: ["Mars", "Europa", "Venus", "Titan", "the Moon"],
    craft: ["Halcyon", "Meridian", "Peregrine II", "Saga", "Firefinch"],
    metal: ["titanium", "nickel", "graphene", "perovskite", "copper"],
  },
  stories: [
    {
      categories: ["Health", "Medicine"],
      headline: "Blood test finds {illness} {#3-9} years before symptoms",
      later: "Blood test for {illness} moves to clinical trial with {#2-9},000 patients",
      lead: "A simple blood test can point to {illness} years before patients notice anything, a study published {when} suggests.",
      more: [
        "Researchers at {institute} followed {#3-19},000 people and compared {#12-40} proteins.",
        "The test was right in {#84-95} percent of cases; doctors warn that it is no diagnosis by itself.",
        "> Early is only better where there is something to do about it, and now there is, said {expert}.",
        "Hospitals in {place.city} will offer it in a clinical trial {sooner}.",
      ],
    },
    {
      categories: ["Health", "Public health"],
      headline: "New vaccine against {illness} shows promise in early trial",
      later: "Vaccine against {illness} cleared for larger trial",
      lead: "In a trial with {#60-400} volunteers, a vaccine against {illness} prompted a strong immune response, doctors reported {when}.",
      more: [
        "Side effects were mild; {#7-22} percent had a fever for a day.",
        "The vaccine uses the mRNA technique and can be kept in an ordinary refrigerator.",
        "> It is early, and we have been disappointed before, said {expert}, but not with numbers like these.",
      ],
    },
    {
      categories: ["Climate", "Oceans"],
      headline: "Ocean off {place.country} warms faster than models predicted",
      later: "Warming off {place.country} linked to slower ocean current",
      lead: "The sea off {place.country} has warmed by {#2-4} tenths of a degree in {#8-14} years, {trend}, according to {institute}.",
      more: [
        "Buoys and satellites agree; the cause seems to be a current that carries less cold water north.",
        "Coral reefs and fisheries will feel it first, scientists write, and global warming makes a return unlikely.",
        "> Models are cautious by design. The ocean is not, said {expert}.",
      ],
    },
    {
      categories: ["Climate", "Energy"],
      headline: "Solar cells of {metal} reach {#27-34} percent in the laboratory",
      later: "Record solar cells of {metal} survive {#1-4},000 hours outdoors",
      lead: "A tandem solar cell with a layer of {metal} turned {#27-34} percent of light into electricity, a team at {institute} reported {when}.",
      more: [
        "The cells survived {#1-4},000 hours under a lamp, once the weak point of such materials.",
        "If the process scales, renewable energy could become {#12-30} percent cheaper by area.",
        "Carbon emissions from making the panels would be earned back in {#5-9} months.",
      ],
    },
    {
      categories: ["Biology", "Animals"],
      headline: "{animal} remember a friendly face for {#2-9} years",
      later: "{animal} remember faces, and hold grudges too, study finds",
      lead: "Biologists at {institute} have shown that {animal} recognise individuals after {#2-9} years apart.",
      more: [
        "The team filmed {#40-220} encounters and had them judged by people who knew nothing of the question.",
        "> I expected them to forget me. One of them did not even pretend, said {expert}.",
        "Conservation programmes could use the result when they return animals to the wild.",
      ],
    },
    {
      categories: ["Archaeology", "History"],
      headline: "Archaeologists find {#2-4},{#100-900}-year-old workshop beneath {place.city}",
      later: "Ancient workshop beneath {place.city} made glass, finds show",
      lead: "Builders of a tram line in {place.city} came upon a workshop from antiquity, archaeologists said {when}.",
      more: [
        "Ovens, moulds and {#200-900} shards lay under {#3-7} metres of clay, which kept the air out.",
        "DNA from seeds in the floor points to trade with what is now {place:2.country}.",
        "Visitors may see the site {sooner}; the tram will run around it.",
      ],
    },
    {
      categories: ["Physics", "Quantum"],
      headline: "Quantum computer holds {#40-96} error-corrected qubits for a minute",
      later: "Quantum computer with {#40-96} error-corrected qubits solves first chemistry problem",
      lead: "Physicists at {institute} kept {#40-96} logical qubits alive for more than a minute, {trend}.",
      more: [
        "Errors were corrected faster than they arose, which theory had promised for three decades.",
        "> It is the first time that waiting longer did not make things worse, said {expert}.",
        "The quantum processor is cooled to {#9-20} thousandths of a degree above absolute zero.",
      ],
    },
    ...space,
  ],
};
