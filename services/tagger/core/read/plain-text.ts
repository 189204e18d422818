import { Tokenizer } from "htmlparser2";

const hidden = new Set(["script", "style", "template", "svg", "head"]);
const blocks = new Set(
  (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr html iframe legend li main nav object ol option p pre section summary table tbody td " +
    "tfoot th thead tr ul video audio"
  ).split(" "),
);

/**
 * What a reader sees of HTML: a line for each block, entities decoded, white space collapsed. The tokenizer keeps no
 * stack of open elements, so that no nesting can make it slow.
 */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return collapse(html);
  let text = "";
  let opening = "";
  let mutedBy = "";
  const tag = (name: string) => {
    if (mutedBy === "" && blocks.has(name)) text += line;
  };
  const nameOf = (start: number, end: number) => html.slice(start, end).toLowerCase();
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...deaf,
      onopentagname: (start, end) => tag((opening = nameOf(start, end))),
      onopentagend: () => {
        if (mutedBy === "" && hidden.has(opening)) mutedBy = opening;
      },
      onclosetag: (start, end) => {
        const name = nameOf(start, end);
        if (name === mutedBy) mutedBy = "";
        tag(name);
      },
      ontext: (start, end) => {
        if (mutedBy === "") text += html.slice(start, end);
      },
      ontextentity: (codepoint) => {
        if (mutedBy === "") text += String.fromCodePoint(codepoint);
      },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return collapse(text);
}

const ignore = () => {};
const deaf = {
  onattribdata: ignore,
  onattribentity: ignore,
  onattribend: ignore,
  onattribname: ignore,
  oncdata: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
};

/** The line end of a block; line ends of the source are spaces. */
const line = "\u2029";

const collapse = (text: string) =>
  text
    .replace(/[^\S \u2029][^\S\u2029]*| [^\S\u2029]+/g, " ")
    .replace(/[\u00ad\u200b\ufeff]/g, "")
    .replace(/ ?\u2029[ \u2029]*/g, "\n")
    .trim();
