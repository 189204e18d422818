import ts from "typescript";
import { lineOf, walk } from "./imports";
import { isDeclaredNear } from "./scope";

/** A side effect that no import shows. */
export interface Use {
  readonly what: string;
  readonly line: number;
  /** Where it belongs, as a sentence. */
  readonly instead: string;
}

const TIME = "pass the time in as an argument.";
const TIMER = "waiting belongs in a story; use chassis/backoff or chassis/repeat.";
const NETWORK = "a request belongs in adapters/; pass its result in as an argument.";
const RANDOM = "pass a random number or an id in as an argument.";
const ENVIRONMENT = "config.ts reads the environment; pass the value in as an argument.";
const SIDE_EFFECT = "code with side effects belongs in adapters/.";

/** Global names that reach beyond values. */
const GLOBALS: Readonly<Record<string, string>> = {
  ...named(NETWORK, "fetch", "WebSocket", "EventSource", "XMLHttpRequest"),
  ...named(TIMER, "setTimeout", "setInterval", "setImmediate", "queueMicrotask"),
  ...named(TIME, "performance", "Date"),
  ...named(RANDOM, "Math", "crypto"),
  ...named(ENVIRONMENT, "process"),
  ...named(SIDE_EFFECT, "Bun", "globalThis", "self", "global", "Worker", "console", "eval", "Function"),
};

/** Members of these globals that only compute. */
const HARMLESS: Readonly<Record<string, (member: string) => boolean>> = {
  Date: (member) => member === "UTC" || member === "parse" || member === "prototype",
  Math: (member) => member !== "random",
  Bun: (member) => member === "CryptoHasher" || member === "hash",
};

/** Every use of the clock, randomness, the network, the environment and timers in a file, by syntax. */
export function impureUses(file: ts.SourceFile): Use[] {
  const uses: Use[] = [];
  walk(file, (node) => {
    if (isComputedImport(node)) uses.push({ what: "import(…)", line: lineOf(node), instead: SIDE_EFFECT });
    if (ts.isMetaProperty(node) && isEnvironmentOf(node))
      uses.push({ what: "import.meta.env", line: lineOf(node), instead: ENVIRONMENT });
    if (!ts.isIdentifier(node) || !Object.hasOwn(GLOBALS, node.text) || !isValue(node)) return;
    const instead = GLOBALS[node.text] ?? SIDE_EFFECT;
    if (isDeclaredNear(node, node.text) || isHarmless(node)) return;
    uses.push({ what: whole(node), line: lineOf(node), instead });
  });
  return uses;
}

function named(instead: string, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, instead]));
}

/** Whether an identifier stands for a value here: neither a member's or a property's name, nor a type. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isJsxAttribute(parent) || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  return ts.isExpressionStatement(parent) || ts.isExpression(parent) || isInitializer(parent, node);
}

/** `const f = fetch`, `(f = fetch) => …`, `return fetch`, `for (… of fetch)`: every other place that holds an expression. */
const isInitializer = (parent: ts.Node, node: ts.Identifier): boolean =>
  ("initializer" in parent && parent.initializer === node) || ("expression" in parent && parent.expression === node);

/** `new Date(value)`, `value instanceof Date`, `Math.max`, `new Bun.CryptoHasher(…)`. */
function isHarmless(node: ts.Identifier): boolean {
  const { parent, text } = node;
  if (ts.isTypeOfExpression(parent)) return true;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) return true;
  if (text === "Date" && ts.isNewExpression(parent)) return (parent.arguments?.length ?? 0) > 0;
  return ts.isPropertyAccessExpression(parent) && HARMLESS[text]?.(parent.name.text) === true;
}

const whole = ({ parent, text }: ts.Identifier): string => {
  if (ts.isPropertyAccessExpression(parent)) return parent.getText();
  if (ts.isNewExpression(parent)) return `new ${text}()`;
  return text;
};

const isComputedImport = (node: ts.Node): boolean =>
  ts.isCallExpression(node) &&
  node.expression.kind === ts.SyntaxKind.ImportKeyword &&
  !(node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]));

const isEnvironmentOf = ({ parent }: ts.MetaProperty): boolean =>
  ts.isPropertyAccessExpression(parent) && parent.name.text === "env";
