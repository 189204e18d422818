import { expect, test } from "bun:test";
import { join } from "node:path";
import { streams } from "@infostream/contracts";
import { base, templates } from "./both";
import type { Parameter } from "./template";

/** CloudFormation's limit for a template that is handed over as it is, without a bucket. */
const MOST_BYTES = 51_200;
const MOST_LINES = 400;
const WIDEST_LINE = 145;

const parametersOf = async (template: string) => {
  const path = join(import.meta.dir, "../parameters", template.replace(".yaml", ".json"));
  return ((await Bun.file(path).json()) as { Parameters: Record<string, string> }).Parameters;
};

test.each(templates)("%s is small enough to be handed over, and to be read", (_, { text }) => {
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES);
  const lines = text.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
  expect(lines.filter((line) => line.length > WIDEST_LINE)).toEqual([]);
});

test.each(templates)(
  "the parameter file of %s names every parameter with its default",
  async (name, { Parameters }) => {
    const given = await parametersOf(name);
    expect(Object.keys(given)).toEqual(Object.keys(Parameters));
    // what has no default is for the operator to fill in
    expect(given).toEqual(
      Object.fromEntries(Object.entries(Parameters).map(([key, { Default = "" }]) => [key, String(Default)])),
    );
  },
);

test.each(templates)("the defaults of %s are allowed", (_, { Parameters }) => {
  expect(Object.entries(Parameters).filter(([, parameter]) => !isAllowed(parameter))).toEqual([]);
});

test.each(templates)("every number of %s has its bounds, and every text that is not free its form", (_, template) => {
  const loose = Object.entries(template.Parameters).filter(
    ([, { Type, MinValue, MaxValue, AllowedValues, AllowedPattern, Description }]) =>
      Type === "Number"
        ? !AllowedValues && (MinValue === undefined || MaxValue === undefined)
        : Type === "String" && !AllowedValues && !AllowedPattern && !Description,
  );
  expect(loose.map(([name]) => name)).toEqual([]);
});

test("the streams' volume holds all that the streams may keep, twice over", () => {
  const GiB = 1024 ** 3;
  const needed = streams.reduce((sum, { maxBytes }) => sum + maxBytes, 0);
  expect(Number(base.Parameters["NatsVolumeSize"]?.Default) * GiB).toBeGreaterThan(2 * needed);
});

function isAllowed({ Type, Default, AllowedValues, AllowedPattern, MinValue = 0, MaxValue = 0 }: Parameter): boolean {
  if (Default === undefined) return true;
  if (AllowedValues) return AllowedValues.includes(Default);
  if (Type === "Number") return MinValue <= Number(Default) && Number(Default) <= MaxValue;
  return new RegExp(`^(?:${AllowedPattern ?? ".*"})$`).test(String(Default));
}
