import { readTemplate, type Resource, type Template } from "./template";

export const base = readTemplate("base.yaml");
export const hosts = readTemplate("hosts.yaml");
export const templates: readonly (readonly [string, Template])[] = [
  ["base.yaml", base],
  ["hosts.yaml", hosts],
];

/** Every resource of a type in both templates, by its logical id. */
export const resourcesOf = (type: string): [string, Resource][] =>
  templates.flatMap(([, { Resources }]) => Object.entries(Resources)).filter(([, { Type }]) => Type === type);

/** The resource of this id, in either template. */
export function resource(id: string): Resource {
  const found = base.Resources[id] ?? hosts.Resources[id];
  if (!found) throw new Error(`no template has a resource ${id}`);
  return found;
}
