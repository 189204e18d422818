import type { Story } from "../article";

export const worldSport: readonly Story[] = [
  {
    categories: ["Sport", "Football"],
    headline: "{player} strikes late as {place.city} {club} reach cup final",
    later: "{place.city} {club} reach cup final after {player} strikes late",
    lead: "{player} scored in the {#84-90}th minute to send {place.city} {club} past {place:2.city} {club:2} and into the final.",
    more: [
      "The striker turned a loose ball under the crossbar after a corner that the goalkeeper had seemed to have.",
      "> We play football for nights like this one, the coach said. The dressing room has no voice left.",
      "{club:2} had led through an early penalty and hit the post twice before the break.",
      "The final will be played in {place:3.city} before a crowd of {#38-80},000.",
    ],
  },
  {
    categories: ["Sport", "Football", "Transfers"],
    headline: "{player} leaves {place.city} {club} for {#12-70} million",
    later: "{player} signs {#3-5}-year contract after leaving {place.city} {club}",
    lead: "Midfielder {player} joins {place:2.city} {club:2} in a transfer worth {#12-70} million, both football clubs confirmed {when}.",
    more: [
      "The move is subject to a medical examination and could rise with appearances in the Champions League.",
      "Supporters gathered at the training ground to say goodbye to a player who came through the academy.",
      "> I was nine when I first walked through that gate, {player} said.",
    ],
  },
  {
    categories: ["Sport", "Tennis"],
    headline: "Qualifier {player} stuns top seed in {place.city}",
    later: "Qualifier {player} wins {place.city} title after stunning top seed",
    lead: "Ranked outside the first hundred, {player} won in {#3-5} sets {when} to reach a first tennis final.",
    more: [
      "The match lasted {#3-4} hours and was interrupted twice by rain.",
      "> I kept looking at the scoreboard to see if it was my name, {player} said on court.",
      "The prize money is worth more than the rest of the season together.",
    ],
  },
  {
    categories: ["Sport", "Athletics", "Olympics"],
    headline: "{place.city} confirms bid for the Olympic Games",
    later: "{place.city} council votes for Olympic bid, with {#51-58} percent in favour",
    lead: "{place.city} will bid for the Olympic Games, the city council decided {when} after a debate of {#5-11} hours.",
    more: [
      "The plan relies on stadiums that already stand and puts the athletes' village on a former railway yard.",
      "Critics point to earlier games whose budgets doubled; the mayor promised a referendum.",
      "> A bid is worth it where the city wants the trams anyway, said {expert} of {institute}.",
    ],
  },
];
