import { groupsOf } from "../../../cloud/templates/security-groups";
import type { Value } from "../../../cloud/templates/template";
import { listOf, mapOf, type Stacks, textOf } from "./evaluate";
import { parameterOf } from "./describe-condition";
import { all, byId, type Named, tagOf, under } from "./resources";

/** Machines of one role: a plain instance, or a group of alike ones that heals and scales. */
export interface Hosts {
  readonly id: string;
  readonly role: string;
  readonly type: string;
  /** `1`, or `2 to 4` where the group scales. */
  readonly count: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  /** Logical id of the IAM role that they take. */
  readonly iamRole: string;
  readonly diskGiB: string;
  /** What detects an unhealthy host; null if nothing replaces it. */
  readonly health: string | null;
  /** The parameters that set type and number. */
  readonly knobs: readonly string[];
}

export const hostsOf = (stacks: Stacks): Hosts[] => [
  ...all(stacks, "AWS::EC2::Instance").map((instance) => plain(stacks, instance)),
  ...all(stacks, "AWS::AutoScaling::AutoScalingGroup").map((group) => scaling(stacks, group)),
];

function plain(stacks: Stacks, instance: Named): Hosts {
  const { SubnetId, InstanceType } = instance.properties;
  return {
    ...machine(stacks, instance, instance),
    count: "1",
    subnets: [textOf(stacks, SubnetId)],
    health: null,
    knobs: knobs(stacks, InstanceType),
  };
}

function scaling(stacks: Stacks, group: Named): Hosts {
  const { MinSize, MaxSize, VPCZoneIdentifier, HealthCheckType, LaunchTemplate } = group.properties;
  const template = byId(stacks, textOf(stacks, mapOf(LaunchTemplate)["LaunchTemplateId"]));
  const [low, high] = [textOf(stacks, MinSize), textOf(stacks, MaxSize)];
  return {
    ...machine(stacks, group, template),
    count: low === high ? low : `${low} to ${high}`,
    subnets: listOf(VPCZoneIdentifier).map((subnet) => textOf(stacks, subnet)),
    health: textOf(stacks, HealthCheckType),
    knobs: knobs(stacks, under(template.properties, "InstanceType"), MinSize, MaxSize),
  };
}

const machine = (stacks: Stacks, { id, ...tagged }: Named, { properties }: Named) => ({
  id,
  role: tagOf(stacks, { id, ...tagged }, "Role") ?? id,
  type: textOf(stacks, under(properties, "InstanceType")),
  securityGroups: groupsOf(properties),
  iamRole: iamRoleOf(stacks, under(properties, "IamInstanceProfile")),
  diskGiB: textOf(stacks, under(properties, "VolumeSize")),
});

const knobs = (stacks: Stacks, ...values: (Value | undefined)[]) => [
  ...new Set(values.flatMap((value) => parameterOf(stacks, value) ?? [])),
];

/** An instance names its profile, a launch template the profile's ARN. */
function iamRoleOf(stacks: Stacks, profile: Value | undefined): string {
  const { Arn } = mapOf(profile);
  const { properties } = byId(stacks, textOf(stacks, Arn ?? profile));
  return textOf(stacks, listOf(properties["Roles"])[0]);
}
