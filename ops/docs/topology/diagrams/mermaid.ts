import { classes, type Style } from "./palette";

/** A diagram as the page shows it and as its picture is drawn from. */
export interface Diagram {
  /** Of its picture: `topology-network.svg`. */
  readonly name: string;
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  readonly text: string;
}

const SHAPES = {
  box: ['["', '"]'],
  round: ['(["', '"])'],
  store: ['[("', '")]'],
  gateway: ['{{"', '"}}'],
  queue: ['[["', '"]]'],
} as const;

/** One thing, its label in lines. */
export function node(id: string, lines: readonly string[], shape: keyof typeof SHAPES, style: Style): string {
  const [open, close] = SHAPES[shape];
  return `${id}${open}${lines.map(escape).join("<br/>")}${close}:::${style}`;
}

/** Things that lie together, under a title. */
export const subgraph = (id: string, title: string, inside: readonly string[], direction?: "LR" | "TB"): string[] => [
  `subgraph ${id}["${escape(title)}"]`,
  ...(direction ? [`  direction ${direction}`] : []),
  ...inside.map((line) => `  ${line}`),
  "end",
];

/** A line between two, `-->` unless otherwise said, with what passes on it. */
export const link = (from: string, to: string, label = "", line = "-->"): string =>
  label === "" ? `${from} ${line} ${to}` : `${from} ${line}|"${escape(label)}"| ${to}`;

/** Nodes below each other, held together by lines that nobody sees. */
export const column = (nodes: readonly string[]): string[] => [
  ...nodes,
  ...nodes.slice(1).map((below, i) => link(idOf(nodes[i] ?? ""), idOf(below), "", "~~~")),
];

const idOf = (node: string) => /^\w+/.exec(node)?.[0] ?? "";

/** The whole text. ELK keeps lines apart where it is there; other renderers fall back to their own layout. */
export function diagram(
  { name, title, description }: Omit<Diagram, "text">,
  direction: "LR" | "TB",
  lines: readonly string[],
): Diagram {
  const text = [
    "---",
    "config:",
    "  layout: elk",
    "  htmlLabels: false",
    "  elk: { considerModelOrder: NODES_AND_EDGES, forceNodeModelOrder: true }",
    "  flowchart: { wrappingWidth: 600 }",
    "---",
    `flowchart ${direction}`,
    `  accTitle: ${title}`,
    `  accDescr: ${description}`,
    ...lines.map((line) => `  ${line}`),
    ...classes.map((line) => `  ${line}`),
  ].join("\n");
  return { name, title, description, text };
}

/** Mermaid ends a label at a quotation mark, and takes `#name;` and `<` for markup. */
const escape = (text: string) =>
  text.replaceAll("#", "#35;").replaceAll('"', "#quot;").replaceAll("<", "#lt;").replaceAll(">", "#gt;");
