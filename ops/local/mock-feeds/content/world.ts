import type { Newsroom } from "../article";
import { english } from "./english";
import { worldSport } from "./world-sport";

export const world: Newsroom = {
  language: "en",
  authors: ["Clara Hollis", "Dev Mannering", "Yusuf Adeyemi", "Marta Kowalczyk", "Ruth Ellery", "World desk"],
  editNote: "This article was updated at {time} UTC with new details.",
  lexicon: {
    ...english,
    party: [
      "the Green Alliance",
      "the Liberal Union",
      "the Civic Forum",
      "the Labour List",
      "the National Reform party",
    ],
    good: ["food", "housing", "energy", "transport"],
    crop: ["wheat", "barley", "apple", "potato", "maize"],
    storm: ["Storm Ottilie", "Storm Barat", "Storm Fergus", "Storm Anahi"],
    club: ["Rovers", "Athletic", "Dynamo", "United", "Sporting", "Wanderers"],
    player: ["Mateo Arrieta", "Kofi Mensah-Brandt", "Lukas Vierling", "Jonas Ekdal", "Aiko Serrano"],
  },
  stories: [
    {
      categories: ["World", "Politics", "Elections"],
      headline: "{place.country} heads for early election after coalition talks collapse",
      later: "{place.country} sets date for early election as coalition collapses",
      lead: "Voters in {place.country} will go to the polls {sooner} after {party} walked out of the governing coalition {when}.",
      more: [
        "The prime minister told parliament in {place.city} that {#11-29} days of talks over the budget had ended without agreement.",
        "> We owe voters a clear choice, and the ballot is the only place where they can make it, a spokesperson for {party} said.",
        "Opinion polls put {party:2} ahead with {#26-38} percent, though one voter in five says they are undecided.",
        "The electoral commission said that polling stations abroad would open as planned.",
      ],
    },
    {
      categories: ["Business", "Economy"],
      headline: "{place.people} inflation falls to {#2-4} percent as {good} prices ease",
      later: "{place.people} inflation falls to {#2-4} percent, raising hopes of an interest rate cut",
      lead: "Consumer prices in {place.country} rose {#2-4} percent over the year, figures published {when} show, {trend}.",
      more: [
        "The fall was led by {good}, which had driven the cost of living for most of the past two years.",
        "The central bank in {place.city} left interest rates unchanged last month and has asked for patience.",
        "> Wages are at last growing faster than prices, but households are far from whole, said {expert} of {institute}.",
        "Unemployment held at {#4-9} percent, and the stock market closed slightly higher.",
      ],
    },
    {
      categories: ["Environment", "Climate"],
      headline: "{place.city} opens cooling shelters as heatwave passes {#38-46} degrees",
      later: "Heatwave in {place.city} breaks record as temperatures pass {#38-46} degrees",
      lead: "Schools in {place.city} closed early {when} and libraries stayed open overnight as a heatwave settled over {place.country}.",
      more: [
        "Hospitals reported {#40-190} admissions for heat exhaustion, most of them people who work outdoors.",
        "Climate change has made such heatwaves about {#3-9} times as likely, according to {institute}.",
        "> The city was built for another climate. Shade is now public infrastructure, said {expert}.",
        "The grid operator asked households to save electricity between four and nine in the evening.",
      ],
    },
    {
      categories: ["World", "Climate", "Diplomacy"],
      headline: "Nations agree on {#40-90} billion climate fund after long talks in {place.city}",
      later: "Climate fund agreed in {place.city}, but carbon emissions target is left open",
      lead: "Delegates from {#120-190} countries agreed {when} on a fund that will help coastal states adapt to rising seas.",
      more: [
        "The text, finished after {#30-44} hours without a break, leaves the target for carbon emissions to a later summit.",
        "> It is not what science asks for, but it is more than we had yesterday, said {expert}, who advised island states.",
        "Half of the money is meant for renewable energy, early warning and drinking water.",
      ],
    },
    {
      categories: ["World", "Weather"],
      headline: "{storm} sweeps across {place.country}, {#20-90},000 people moved to shelters",
      later: "{storm} leaves {place.country} as clean-up begins around {place.city}",
      lead: "{storm} reached {place.country} {when} with gusts of up to {#130-220} kilometres an hour.",
      more: [
        "Flooding cut the main road to {place.city}, and {#60-400},000 homes were without power.",
        "The evacuation, the largest in {place.country} for {#9-30} years, was completed hours before the worst of it.",
        "Meteorologists expect the storm to weaken to heavy rain over the next two days.",
      ],
    },
    {
      categories: ["Health", "World"],
      headline: "{place.country} begins measles vaccine campaign for {#2-9}00,000 children",
      later: "First {#20-70},000 children receive measles vaccine in {place.country}",
      lead: "Health workers in {place.country} began giving out a new measles vaccine {when}, {sooner} it should reach every district.",
      more: [
        "In a clinical trial the vaccine prevented {#91-97} percent of infections with a single dose.",
        "> Parents queued before sunrise. Nobody here needs to be told what measles does, said {expert}.",
        "Hospitals near {place.city} hope for relief in the months when their wards are fullest.",
      ],
    },
    {
      categories: ["Business", "Economy", "Trade"],
      headline: "{crop} prices climb as drought cuts {place.people} harvest",
      later: "{crop} prices reach {#4-14}-year high as drought cuts {place.people} harvest",
      lead: "A second dry season has cut the {crop} harvest in {place.country} by {#18-41} percent, the ministry of agriculture said {when}.",
      more: [
        "Traders in {place:2.city} said that tariffs on imports left bakers and grocers little room.",
        "Growers ask for credit until the rains return; the government offered {#40-300} million in loans.",
        "> Drought is not an accident any more, it belongs to the plan, said {expert} of {institute}.",
      ],
    },
    {
      categories: ["Politics", "Migration"],
      headline: "{place.country} and {place:2.country} sign agreement on seasonal workers",
      later: "Unions welcome {place.people} agreement with {place:2.country} on seasonal workers",
      lead: "The governments of {place.country} and {place:2.country} signed an agreement {when} that gives {#8-60},000 seasonal workers the same rights as residents.",
      more: [
        "Employers must now pay for travel and housing, and permits no longer depend on a single farm.",
        "Refugees who already live in {place.country} may apply too, a point that took months of negotiation.",
        "Parliament in {place.city} is expected to ratify the treaty {sooner}.",
      ],
    },
    ...worldSport,
  ],
};
