import { createHash } from "node:crypto";
import { palette } from "../diagrams/palette";
import manifest from "./package.json";

// as wide as screen fonts get: with any other font a reader's text is narrower and still fits its box
const FONT = '"DejaVu Sans", Verdana, Arial, sans-serif';

/** How Mermaid draws. Labels are real text, since HTML inside an SVG is shown by browsers alone. */
export const style = {
  startOnLoad: false,
  deterministicIds: true,
  deterministicIDSeed: "topology",
  theme: "base",
  look: "classic",
  // some shapes are drawn with random jitter: make it reproducible
  handDrawnSeed: 1,
  htmlLabels: false,
  fontFamily: FONT,
  flowchart: { htmlLabels: false, useMaxWidth: true },
  themeVariables: {
    fontFamily: FONT,
    fontSize: "15px",
    lineColor: "#57606a",
    textColor: palette.outside.text,
    edgeLabelBackground: "#ffffff",
    clusterBkg: "#fbfcfd",
    clusterBorder: "#afb8c1",
    titleColor: palette.outside.text,
    dropShadow: "none",
    useGradient: false,
  },
  themeCSS: [
    // a line must not run through the words on it
    ".edgeLabel rect, .labelBkg { opacity: 1 !important; fill: #ffffff !important; }",
    ".edgePath path, .flowchart-link { stroke-width: 1.5px; }",
    ".flowchart-link.edge-thickness-thick { stroke-width: 3px; }",
    ".flowchart-link.edge-pattern-dotted { stroke-dasharray: 5 4 !important; }",
    ".cluster rect { fill: #fbfcfd !important; stroke: #8c959f !important; }",
    ".cluster-label text { font-weight: 600; paint-order: stroke; stroke: #fbfcfd; stroke-width: 6px; }",
    ".cluster rect, .node rect, .node path, .node polygon { filter: none !important; }",
  ].join("\n"),
} as const;

/** White around the drawing, in its own units. */
export const MARGIN = 16;

/** Identifies a picture drawn from this text, in this style, by this version of Mermaid. */
export const fingerprint = (text: string): string =>
  createHash("sha256")
    .update(JSON.stringify([text, style, MARGIN, manifest.dependencies.mermaid]))
    .digest("hex");

/** The fingerprint that a picture carries; null where it carries none. */
export const fingerprintIn = (svg: string): string | null => /drawn from ([0-9a-f]{64})/.exec(svg)?.[1] ?? null;
