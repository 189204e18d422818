import type { Aws } from "../../aws/call";
import { all, text } from "../../aws/xml";

/** The target group's members that run, by instance id, with their addresses and ports. Empty before there is a group. */
export async function targets(aws: Aws): Promise<ReadonlyMap<string, string>> {
  const groups = await aws.query("elasticloadbalancing", "DescribeTargetGroups");
  const arn = text(groups, "TargetGroups/member/TargetGroupArn");
  if (arn === "") return new Map();
  const [registered, instances] = await Promise.all([
    aws.query("elasticloadbalancing", "DescribeTargetHealth", { TargetGroupArn: arn }),
    aws.query("ec2", "DescribeInstances"),
  ]);
  const running = new Map(
    all(instances, "reservationSet/item/instancesSet/item")
      .filter((instance) => text(instance, "instanceState/name") === "running")
      .map((instance) => [text(instance, "instanceId"), text(instance, "privateIpAddress")]),
  );
  return new Map(
    all(registered, "TargetHealthDescriptions/member/Target").flatMap((target): [string, string][] => {
      const address = running.get(text(target, "Id"));
      return address === undefined ? [] : [[text(target, "Id"), `${address}:${text(target, "Port")}`]];
    }),
  );
}
