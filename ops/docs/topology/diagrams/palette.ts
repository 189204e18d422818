/** Kinds of nodes by colour. Their labels distinguish them as well. */
export type Style = "outside" | "edge" | "host" | "store" | "stream" | "way";

interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

/** Fill and text are fixed together, so that they stay readable on light and dark pages alike. */
export const palette: Readonly<Record<Style, Paint>> = {
  outside: { fill: "#f6f8fa", stroke: "#6e7781", text: "#1f2328" },
  edge: { fill: "#fff1e0", stroke: "#bc6c1d", text: "#1f2328" },
  host: { fill: "#ddf4ff", stroke: "#1f6feb", text: "#1f2328" },
  store: { fill: "#dafbe1", stroke: "#1a7f37", text: "#1f2328" },
  stream: { fill: "#fbefff", stroke: "#8250df", text: "#1f2328" },
  way: { fill: "#ffebe9", stroke: "#cf222e", text: "#1f2328" },
};

/** The palette as Mermaid's statements. */
export const classes = Object.entries(palette).map(
  ([style, { fill, stroke, text }]) => `classDef ${style} fill:${fill},stroke:${stroke},color:${text}`,
);
