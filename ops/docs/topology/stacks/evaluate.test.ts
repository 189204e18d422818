import { expect, test } from "bun:test";
import { attributeText, holds, type Stacks, textOf } from "./evaluate";
import { describeCondition, parameterOf } from "./describe-condition";

const stacks: Stacks = {
  parameters: { Name: "news", Prefix: "10.7", Size: "0" },
  templates: [
    {
      text: "",
      Parameters: {},
      Conditions: {
        Empty: { "Fn::Equals": [{ Ref: "Size" }, "0"] },
        Signed: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "Arn" }, ""] }] },
      },
      Resources: { Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: { "Fn::Sub": "${Prefix}.0.0/16" } } } },
      Outputs: {
        Range: { Value: { "Fn::GetAtt": ["Vpc", "CidrBlock"] }, Export: { Name: { "Fn::Sub": "${Name}-Range" } } },
      },
    },
  ],
};

test("a reference to a parameter is its value, one to a resource its id", () => {
  expect(textOf(stacks, { Ref: "Name" })).toBe("news");
  expect(textOf(stacks, { Ref: "Vpc" })).toBe("Vpc");
});

test("an export is followed into the other stack, an attribute to the property of its name", () => {
  expect(textOf(stacks, { "Fn::ImportValue": { "Fn::Sub": "${Name}-Range" } })).toBe("10.7.0.0/16");
  expect(attributeText(stacks, "Vpc.CidrBlock")).toBe("10.7.0.0/16");
  expect(attributeText(stacks, "0.0.0.0/0")).toBe("0.0.0.0/0");
});

test("a text with variables of its own takes those first", () => {
  expect(textOf(stacks, { "Fn::Sub": ["${Name} ${Role}", { Role: "nats" }] })).toBe("news nats");
  expect(textOf(stacks, { "Fn::Sub": "${Vpc.Arn}/x" })).toBe("Vpc/x");
});

test("a choice is made by its condition", () => {
  expect(holds(stacks, "Empty")).toBe(true);
  expect(textOf(stacks, { "Fn::If": ["Empty", "nobody", "somebody"] })).toBe("nobody");
});

test("a condition is described by its parameter", () => {
  expect(describeCondition(stacks, "Empty")).toBe("Size = 0");
  expect(describeCondition(stacks, "Signed")).toBe("with Arn");
});

test("only a parameter counts as a setting", () => {
  expect(parameterOf(stacks, { Ref: "Size" })).toBe("Size");
  expect(parameterOf(stacks, { Ref: "Vpc" })).toBeNull();
  expect(parameterOf(stacks, 3)).toBeNull();
});

test("an unreadable condition is reported, not guessed", () => {
  expect(() => textOf(stacks, { "Fn::Split": [",", "a,b"] })).toThrow("not a string");
  expect(() => textOf(stacks, { "Fn::ImportValue": "news-Nothing" })).toThrow("no template exports news-Nothing");
});
