import { all, byId, type Named, tagOf } from "./resources";
import { listOf, mapOf, type Stacks, textOf } from "./evaluate";

export interface Subnet {
  readonly id: string;
  /** Without the system's name: `private a`. */
  readonly name: string;
  readonly range: string;
  /** `a` for the region's first zone. */
  readonly zone: string;
  /** Where packets for the world go: the internet gateway's id, or that of a NAT gateway. */
  readonly exit: string;
  /** Its way out is the internet gateway. */
  readonly open: boolean;
}

/** AWS keeps the first four addresses of a subnet and the last. */
const KEPT = 5;

export const addresses = ({ range }: Subnet): number => 2 ** (32 - Number(range.split("/")[1])) - KEPT;

export function subnets(stacks: Stacks): Subnet[] {
  const gateways = all(stacks, "AWS::EC2::InternetGateway").map(({ id }) => id);
  return all(stacks, "AWS::EC2::Subnet").map((subnet) => {
    const exit = exitOf(stacks, subnet.id);
    return {
      id: subnet.id,
      name: (tagOf(stacks, subnet, "Name") ?? subnet.id).replace(`${stacks.parameters["Name"]} `, ""),
      range: textOf(stacks, subnet.properties["CidrBlock"]),
      zone: zoneOf(subnet),
      exit,
      open: gateways.includes(exit),
    };
  });
}

function zoneOf({ id, properties }: Named): string {
  const [index] = listOf(mapOf(properties["AvailabilityZone"])["Fn::Select"]);
  if (index === undefined) throw new Error(`${id} must select its zone with !Select`);
  return String.fromCodePoint(97 + Number(index));
}

function exitOf(stacks: Stacks, subnet: string): string {
  const table = all(stacks, "AWS::EC2::SubnetRouteTableAssociation").find(
    ({ properties }) => textOf(stacks, properties["SubnetId"]) === subnet,
  );
  const route = all(stacks, "AWS::EC2::Route").find(
    ({ properties }) =>
      properties["DestinationCidrBlock"] === "0.0.0.0/0" &&
      textOf(stacks, properties["RouteTableId"]) === textOf(stacks, table?.properties["RouteTableId"]),
  );
  if (!route) throw new Error(`${subnet} has no route to the internet`);
  const { GatewayId, NatGatewayId } = route.properties;
  return byId(stacks, textOf(stacks, GatewayId ?? NatGatewayId)).id;
}
