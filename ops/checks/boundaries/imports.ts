import ts from "typescript";

export interface Import {
  /** As the file writes it. */
  readonly specifier: string;
  readonly line: number;
  /** Erased by the compiler: nothing of it runs. */
  readonly typeOnly: boolean;
  /** Started as a process or worker, which may import from the file that starts it. */
  readonly starts: boolean;
}

/** A file's text as syntax. The tree knows each node's parent, which questions about scope need. */
export const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.ESNext,
    true,
    path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** Calls `visit` for every node below this one, in the order of the text. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  node.forEachChild((child) => {
    visit(child);
    walk(child, visit);
  });
}

/** Every file and package that a file imports, in any form; a script that it starts counts as imported. */
export function importsOf(file: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean, starts = false) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      imports.push({ specifier: specifier.text, line: lineOf(node), typeOnly, starts });
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isErasedImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, isErasedExport(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, true);
    else if (ts.isExternalModuleReference(node)) add(node, node.expression, false);
    else if (ts.isCallExpression(node) && loadsModule(node.expression)) add(node, node.arguments[0], false);
    else if (ts.isNewExpression(node) && namesSibling(node)) add(node, node.arguments?.[0], false, true);
  });
  return imports;
}

function isErasedImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return !clause.name && names !== undefined && ts.isNamedImports(names) && allTypes(names.elements);
}

const isErasedExport = ({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean =>
  isTypeOnly || (exportClause !== undefined && ts.isNamedExports(exportClause) && allTypes(exportClause.elements));

const allTypes = (names: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean =>
  names.length > 0 && names.every(({ isTypeOnly }) => isTypeOnly);

const loadsModule = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");

/** `new URL("./worker.ts", import.meta.url)`, by which a script is started as a process or a worker. */
const namesSibling = ({ expression, arguments: args }: ts.NewExpression): boolean =>
  ts.isIdentifier(expression) &&
  expression.text === "URL" &&
  args?.[1]?.getText() === "import.meta.url" &&
  args[0] !== undefined &&
  ts.isStringLiteralLike(args[0]) &&
  args[0].text.endsWith(".ts");
