import { isDeepStrictEqual } from "node:util";
import type { Template, Value } from "../../templates/template";

/** One place where moto cannot take the template as it is. */
export interface Adaptation {
  /** Where it is: `Resources.Database.Properties.DBParameterGroupName`. */
  readonly path: string;
  /** The expected value in the template; undefined if absent. A different value means that the adaptation needs a review. */
  readonly from: Value | undefined;
  /** What moto gets; undefined leaves it out. */
  readonly to: Value | undefined;
  readonly why: string;
}

/** A template as JSON with only these places changed. Throws if a place no longer has its expected value. */
export function adapt(template: Template, adaptations: readonly Adaptation[]): string {
  const { text: _, ...own } = template;
  const adapted: unknown = structuredClone(own);
  for (const { path, from, to, why } of adaptations) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    const place = names.reduce<unknown>((value, name) => (isMap(value) ? value[name] : undefined), adapted);
    if (!isMap(place) || !isDeepStrictEqual(place[last], from))
      throw new Error(
        `${path} is no longer ${JSON.stringify(from)}. That value was changed for moto because ${why}: review aws/adaptations.ts`,
      );
    if (to === undefined) delete place[last];
    else place[last] = to;
  }
  return JSON.stringify(adapted);
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
