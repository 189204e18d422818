import type { Story } from "../article";

export const security: readonly Story[] = [
  {
    categories: ["Security"],
    headline: "Critical vulnerability in {firm}'s {product} is being exploited",
    later: "{firm} patches critical vulnerability in {product} after attacks",
    lead: "Attackers have been using a vulnerability in {firm}'s {product} since at least last month, researchers warned {when}.",
    more: [
      "The flaw, rated {#91-99} out of 100, lets anyone on the network run code without a password.",
      "About {#4-60},000 servers answer from the internet; administrators should install the patch at once.",
      "> If it was reachable, assume that it was reached, wrote {expert}, who found the zero-day.",
      "{firm} said that customers of its cloud are not affected.",
    ],
  },
  {
    categories: ["Security", "Health"],
    headline: "Ransomware closes appointment system of {#4-19} hospitals in {place.country}",
    later: "Hospitals in {place.country} back online {#3-9} days after ransomware attack",
    lead: "A ransomware attack forced hospitals around {place.city} to return to paper {when}, officials said.",
    more: [
      "Emergency rooms stayed open, but {#300-900} planned operations were postponed.",
      "The malware came in through a {product} that had missed {#2-7} updates; the police are investigating.",
      "> No patient data has been published so far, the ministry of health said, and no ransom will be paid.",
    ],
  },
  {
    categories: ["Security", "Privacy"],
    headline: "Data breach at {firm} exposes {#2-40} million accounts",
    later: "{firm} resets passwords after data breach of {#2-40} million accounts",
    lead: "Names, addresses and hashed passwords of {#2-40} million customers of {firm} were copied in a data breach, the company confirmed {when}.",
    more: [
      "The intruders used the password of a contractor; two-factor authentication was not required for the test system.",
      "Customers should beware of phishing mails that quote their last order.",
      "The data protection authority in {place.city} opened an inquiry into privacy at the company.",
    ],
  },
  {
    categories: ["Security", "Encryption"],
    headline: "Messenger {project} turns on post-quantum encryption for everyone",
    later: "Post-quantum encryption in {project} passes independent audit",
    lead: "The messenger {project} now protects all chats with encryption that quantum computers should not break, its makers said {when}.",
    more: [
      "Keys are exchanged by two methods at once, so that an error in the new one leaves the old one standing.",
      "Messages grow by about {#1-3} kilobytes, which nobody notices on a phone.",
      "> Somebody is storing today's traffic for tomorrow's computers, said {expert} of {institute}.",
    ],
  },
];
