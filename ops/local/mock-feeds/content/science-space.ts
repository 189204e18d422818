import type { Story } from "../article";

export const space: readonly Story[] = [
  {
    categories: ["Space", "Exploration"],
    headline: "Probe {craft} enters orbit around {world}",
    later: "{craft} sends first pictures from orbit around {world}",
    lead: "After a journey of {#2-7} years the spacecraft {craft} fired its engine for {#19-48} minutes {when} and entered orbit around {world}.",
    more: [
      "Controllers in {place.city} waited {#11-50} minutes for the signal, which came {#2-20} seconds early.",
      "> There was a silence, then a noise that I cannot describe, said flight director {expert}.",
      "The probe carries a radar that can see through {#2-9} kilometres of ice and dust.",
    ],
  },
  {
    categories: ["Space", "Astronomy"],
    headline: "Telescope finds water vapour on planet {#38-140} light years away",
    later: "Second telescope confirms water vapour on planet {#38-140} light years away",
    lead: "Astronomers have found water vapour in the atmosphere of an exoplanet {#38-140} light years from Earth, they reported {when}.",
    more: [
      "The planet is {#2-4} times as heavy as Earth and circles a red dwarf every {#9-40} days.",
      "The space telescope watched {#5-16} transits; each time the same lines appeared in the spectrum.",
      "> Water is not life. But it is where we would look, said {expert} of {institute}.",
    ],
  },
  {
    categories: ["Space", "Rockets"],
    headline: "Reusable rocket {craft} lands at sea after {#4-19}th flight",
    later: "{craft} rocket to fly again after {#4-19}th landing",
    lead: "The rocket {craft} put {#12-58} satellites into orbit {when} and landed upright on a ship off {place.country}.",
    more: [
      "It was the launch vehicle's {#4-19}th flight, {trend}.",
      "Astronomers worry about the growing number of satellites; the operator promised darker paint.",
      "The next launch, with two astronauts, is planned {sooner}.",
    ],
  },
  {
    categories: ["Space", "Planetary defence"],
    headline: "Asteroid the size of a stadium to pass Earth at safe distance",
    later: "Asteroid passes Earth as predicted, radar shows it has a moon",
    lead: "An asteroid of about {#120-340} metres will pass Earth at {#2-9} times the distance of the Moon, {institute} said {when}.",
    more: [
      "There is no danger of an impact for at least {#100-300} years.",
      "Radar dishes near {place.city} will try to measure its spin and shape.",
      "> It is a free visit by something that we would pay a billion to reach, said {expert}.",
    ],
  },
];
