import { type Stacks, textOf } from "../stacks/evaluate";
import { hostsOf } from "../stacks/hosts";
import { all } from "../stacks/resources";
import { addresses, type Subnet, subnets } from "../stacks/subnets";
import { code, codes, table } from "../../markdown";

export const subnetTable = (stacks: Stacks): string =>
  table(
    ["subnet", "zone", "range", "addresses", "way out"],
    subnets(stacks).map((subnet) => [
      subnet.name,
      subnet.zone,
      code(subnet.range),
      addresses(subnet).toLocaleString("en"),
      exitOf(stacks, subnet),
    ]),
  );

function exitOf(stacks: Stacks, { exit, open }: Subnet): string {
  if (open) return "internet gateway";
  const gateway = all(stacks, "AWS::EC2::NatGateway").find(({ id }) => id === exit);
  const stands = subnets(stacks).find(({ id }) => id === textOf(stacks, gateway?.properties["SubnetId"]));
  return `NAT gateway in ${stands?.name}`;
}

export const hostTable = (stacks: Stacks): string =>
  table(
    ["role", "number", "type", "disk", "stands in", "ill when", "set by"],
    hostsOf(stacks).map(({ role, count, type, diskGiB, subnets: at, health, knobs }) => [
      role,
      count,
      type,
      `${diskGiB} GiB`,
      subnets(stacks)
        .filter(({ id }) => at.includes(id))
        .map(({ name }) => name)
        .join(" or "),
      health === null ? "an alarm says so" : `${health} says so: replaced`,
      codes(knobs),
    ]),
  );
