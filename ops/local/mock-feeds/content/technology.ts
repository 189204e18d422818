import type { Newsroom } from "../article";
import { english } from "./english";
import { security } from "./technology-security";

export const technology: Newsroom = {
  language: "en",
  authors: ["Priya Nandakumar", "Owen Strand", "Lucía Ferrer", "Ben Achterberg", "Noor Siddiqi"],
  editNote: "Updated at {time} UTC: the makers' answer was added.",
  lexicon: {
    ...english,
    firm: [
      "Northbeam",
      "Quillbyte",
      "Arcadian Systems",
      "Lumenstack",
      "Ferrous Labs",
      "Tidewater Software",
      "Okapi Cloud",
    ],
    language: ["Rust", "TypeScript", "Python", "Go", "Zig", "Kotlin"],
    project: ["Larch", "Pinwheel", "Heron", "Saltmarsh", "Copperline", "Brook"],
    device: ["phone", "laptop", "headset", "watch", "home router"],
    product: ["mail gateway", "file transfer server", "VPN appliance", "content management system", "build server"],
    task: [
      "reading medical scans",
      "planning freight trains",
      "checking building permits",
      "translating court records",
    ],
  },
  stories: [
    {
      categories: ["AI", "Research"],
      headline: "{firm} releases open language model that runs on a {device}",
      later: "{firm}'s open language model for the {device} beats larger rivals in first tests",
      lead: "{firm} published a language model of {#2-9} billion parameters {when} that fits into the memory of an ordinary {device}.",
      more: [
        "Its makers say that the artificial intelligence was trained on licensed text alone, and list every source.",
        "> Small models are where most people will meet AI, and nobody has to send their letters anywhere, said {expert}.",
        "Independent benchmarks put it within {#3-9} percent of systems that need a rack of GPUs.",
        "Weights and training code are under an open source licence.",
      ],
    },
    {
      categories: ["AI", "Policy"],
      headline: "{place.country} to require labels on AI-generated images",
      later: "{place.people} parliament passes law on AI-generated images",
      lead: "Platforms in {place.country} must mark pictures made by artificial intelligence {sooner} under a bill presented {when}.",
      more: [
        "The bill asks for a watermark that survives cropping, which researchers at {institute} call optimistic.",
        "Fines may reach {#2-6} percent of a company's turnover; satire is exempt.",
        "> A label helps only where its absence means something, said {expert}.",
      ],
    },
    {
      categories: ["AI", "Work"],
      headline: "Machine learning takes over {task} at {firm}",
      later: "{firm} keeps people in charge as machine learning starts {task}",
      lead: "After a pilot of {#6-18} months, {firm} will use machine learning for {task}, the company said {when}.",
      more: [
        "The neural network hands every case that it is unsure of, about one in {#8-20}, to a person.",
        "Staff were promised retraining; a union wants that in writing.",
        "> It is fast when the case is dull. The rest is still our job, one employee said.",
      ],
    },
    {
      categories: ["Programming", "Open source"],
      headline: "{language} compiler gets {#2-4} times faster with new back end",
      later: "{language} compiler with new back end becomes the default",
      lead: "The developers of {language} merged a new back end for their compiler {when} that cuts build times on large projects.",
      more: [
        "On {project}, a code base of {#2-9} million lines, a clean build fell from {#11-19} minutes to {#3-6}.",
        "> Nobody ever asked for a slower compiler, but nobody had taken three years to do this either, a maintainer wrote.",
        "Debug builds use it from the next release; optimised ones will follow.",
      ],
    },
    {
      categories: ["Programming", "Open source"],
      headline: "Open source database {project} reaches version {#2-9}.0",
      later: "{project} {#2-9}.0: what the open source database's new storage engine changes",
      lead: "{project}, the open source database, came out in version {#2-9}.0 {when} after {#14-30} months of work.",
      more: [
        "The release brings a new storage engine, logical replication and a query planner written in {language}.",
        "Upgrades from the last version happen in place, though the developers ask for a backup first.",
        "> We deleted more code than we added, which is the part that I am proud of, the release manager said.",
        "Packages for Linux and containers for Kubernetes are ready.",
      ],
    },
    {
      categories: ["Programming", "Careers"],
      headline: "{language} named favourite programming language in survey of {#20-90},000 developers",
      later: "{language} leads developer survey, JavaScript remains most used",
      lead: "Software developers like {language} best, according to a survey that {institute} published {when}.",
      more: [
        "JavaScript and SQL remain the most used; {#61-79} percent write at least one of them every week.",
        "{#31-66} percent use an AI assistant each day, yet fewer than half say that they trust it.",
        "The survey reached developers in {#90-160} countries, most of whom work from home part of the week.",
      ],
    },
    {
      categories: ["Hardware", "Chips"],
      headline: "{firm} opens semiconductor plant near {place.city}",
      later: "First chips leave {firm}'s semiconductor plant near {place.city}",
      lead: "{firm} opened a plant for semiconductors outside {place.city} {when}, the first in {place.country} to make chips below {#4-9} nanometres.",
      more: [
        "The site cost {#3-14} billion and will employ {#1-4},{#100-900} people, many of them trained at {institute}.",
        "Its processors go into cars, data centers and a new {device}.",
        "> A factory is a promise for thirty years, {expert} said at the opening.",
      ],
    },
    {
      categories: ["Startups", "Business"],
      headline: "Startup {firm} raises {#12-90} million for batteries without cobalt",
      later: "{firm} to build battery plant after raising {#12-90} million",
      lead: "{firm}, a startup from {place.city}, raised {#12-90} million {when} to make sodium batteries for electric vehicles.",
      more: [
        "The cells hold {#15-25} percent less energy than lithium ones and cost half as much.",
        "Investors include {institute} and two makers of buses.",
        "Production is to begin {sooner}.",
      ],
    },
    ...security,
  ],
};
