import type { Template } from "../../templates/template";
import { UNSUPPORTED_BY_MOTO } from "./adaptations";
import type { Aws } from "./call";
import { conditionsOf, type Parameters } from "./conditions";
import { all, type Element, pairs, text } from "./xml";

export interface Stack {
  readonly parameters: Parameters;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A stack as AWS knows it, or null if it does not exist. */
export async function findStack(aws: Aws, name: string): Promise<Stack | null> {
  const stacks = all(await aws.query("cloudformation", "DescribeStacks"), "Stacks/member");
  const stack = stacks.find((each) => text(each, "StackName") === name);
  if (stack === undefined) return null;
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(text(stack, "StackStatus"))) throw new Error(`${name}: ${textOfAll(stack)}`);
  return {
    parameters: pairs(all(stack, "Parameters/member"), "ParameterKey", "ParameterValue"),
    outputs: pairs(all(stack, "Outputs/member"), "OutputKey", "OutputValue"),
  };
}

/** Creates or updates a stack, and checks that every resource of the template was created. */
export async function deployStack(
  aws: Aws,
  name: string,
  { template, body, parameters }: { template: Template; body: string; parameters: Parameters },
): Promise<Stack> {
  const action = (await findStack(aws, name)) === null ? "CreateStack" : "UpdateStack";
  const listed = Object.entries(parameters).flatMap(([key, value], i) => [
    [`Parameters.member.${i + 1}.ParameterKey`, key],
    [`Parameters.member.${i + 1}.ParameterValue`, value],
  ]);
  const capability = { "Capabilities.member.1": "CAPABILITY_IAM" };
  await aws.query("cloudformation", action, {
    StackName: name,
    TemplateBody: body,
    ...Object.fromEntries(listed),
    ...capability,
  });
  const stack = await findStack(aws, name);
  if (stack === null) throw new Error(`${action} did not create the stack ${name}`);
  await checkResources(aws, name, template, parameters);
  return stack;
}

async function checkResources(aws: Aws, name: string, template: Template, parameters: Parameters): Promise<void> {
  const listed = all(
    await aws.query("cloudformation", "ListStackResources", { StackName: name }),
    "StackResourceSummaries/member",
  );
  const made = new Set(listed.map((each) => text(each, "LogicalResourceId")));
  const holding = conditionsOf(template, parameters);
  const missing = Object.entries(template.Resources).filter(
    ([id, { Type, Condition }]) =>
      !made.has(id) && !UNSUPPORTED_BY_MOTO.includes(Type) && (Condition === undefined || holding.has(Condition)),
  );
  if (missing.length > 0)
    throw new Error(
      `moto did not create ${missing.map(([id, { Type }]) => `${id} (${Type})`).join(", ")}; see aws/adaptations.ts`,
    );
}

const textOfAll = ({ text, inside }: Element): string => [text, ...inside.map(textOfAll)].filter(Boolean).join(" ");
