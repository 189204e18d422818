import ts from "typescript";

/** Whether the file itself gives a name another meaning where the node stands: an import, a parameter, a variable, a function. */
export function isDeclaredNear(node: ts.Node, name: string): boolean {
  for (let scope = node.parent; scope; scope = scope.parent) if (declares(scope, name)) return true;
  return false;
}

function declares(scope: ts.Node, name: string): boolean {
  if (ts.isFunctionLike(scope) && scope.parameters.some((parameter) => binds(parameter.name, name))) return true;
  if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isModuleBlock(scope))
    return scope.statements.some((statement) => statementDeclares(statement, name));
  if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope))
    return (
      scope.initializer !== undefined &&
      ts.isVariableDeclarationList(scope.initializer) &&
      lists(scope.initializer, name)
    );
  return (
    ts.isCatchClause(scope) && scope.variableDeclaration !== undefined && binds(scope.variableDeclaration.name, name)
  );
}

function statementDeclares(statement: ts.Statement, name: string): boolean {
  if (ts.isVariableStatement(statement)) return lists(statement.declarationList, name);
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name?.text === name;
  return ts.isImportDeclaration(statement) && importsName(statement.importClause, name);
}

function importsName(clause: ts.ImportClause | undefined, name: string): boolean {
  const { namedBindings } = clause ?? {};
  if (clause?.name?.text === name) return true;
  if (!namedBindings) return false;
  return ts.isNamespaceImport(namedBindings)
    ? namedBindings.name.text === name
    : namedBindings.elements.some((element) => element.name.text === name);
}

const lists = ({ declarations }: ts.VariableDeclarationList, name: string): boolean =>
  declarations.some((declaration) => binds(declaration.name, name));

function binds(pattern: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(pattern)) return pattern.text === name;
  return pattern.elements.some((element) => ts.isBindingElement(element) && binds(element.name, name));
}
