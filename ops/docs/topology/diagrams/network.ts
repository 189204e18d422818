import { type Stacks, textOf } from "../stacks/evaluate";
import { all, byId, one } from "../stacks/resources";
import { type Subnet, subnets } from "../stacks/subnets";
import { listOf } from "../stacks/evaluate";
import { type Diagram, diagram, link, node, subgraph } from "./mermaid";
import { residents, roamedSubnets, roamers } from "./residents";

const HEADING = {
  name: "topology-network",
  title: "Network",
  description: "Zones, subnets with their ranges, what stands in each, and the ways out to the internet and to S3",
};

/** What stands where, and the ways that packets take out. Security groups narrow them: the next diagram. */
export function networkDiagram(stacks: Stacks): Diagram {
  const nets = subnets(stacks);
  const gateway = one(stacks, "AWS::EC2::InternetGateway").id;
  const vpc = one(stacks, "AWS::EC2::VPC");
  return diagram(HEADING, "TB", [
    node("internet", ["the internet", "readers, feeds, AWS's own APIs"], "round", "outside"),
    ...subgraph("vpc", `VPC ${textOf(stacks, vpc.properties["CidrBlock"])}`, [
      node(gateway, ["internet gateway"], "gateway", "edge"),
      ...nets.flatMap((net) => subgraph(net.id, `${net.name}, zone ${net.zone}`, residents(stacks, net))),
      ...subgraph("roam", `in ${roamedNames(stacks, nets).join(" or ")}`, roamers(stacks)),
      ...all(stacks, "AWS::EC2::VPCEndpoint").map(({ id }) => node(id, ["S3 endpoint"], "gateway", "edge")),
    ]),
    ...subgraph("s3", "S3", buckets(stacks)),
    link("internet", gateway, "", "---"),
    ...nets.map((net) => wayOut(stacks, net)),
    ...roamedSubnets(stacks).map((id) => link(id, "roam", "", "-.-")),
    ...endpoints(stacks, nets),
  ]);
}

const roamedNames = (stacks: Stacks, nets: readonly Subnet[]) =>
  nets.filter(({ id }) => roamedSubnets(stacks).includes(id)).map(({ name }) => name);

/** From the gateway down, so that the internet lies on top. */
function wayOut(stacks: Stacks, { id, exit, open }: Subnet): string {
  if (open) return link(exit, id, "", "---");
  return link(textOf(stacks, byId(stacks, exit).properties["SubnetId"]), id, `0.0.0.0/0 by ${exit}`, "---");
}

const buckets = (stacks: Stacks) =>
  all(stacks, "AWS::S3::Bucket").map(({ id }) => node(id, [id.replace(/Bucket$/, "").toLowerCase()], "store", "store"));

/** A gateway endpoint serves every subnet that uses its route tables. */
const endpoints = (stacks: Stacks, nets: readonly Subnet[]): string[] =>
  all(stacks, "AWS::EC2::VPCEndpoint").flatMap(({ id, properties }) => {
    const tables = listOf(properties["RouteTableIds"]).map((table) => textOf(stacks, table));
    const served = all(stacks, "AWS::EC2::SubnetRouteTableAssociation")
      .filter((each) => tables.includes(textOf(stacks, each.properties["RouteTableId"])))
      .map((each) => textOf(stacks, each.properties["SubnetId"]));
    const known = nets.filter((net) => served.includes(net.id));
    return [...known.map((net) => link(net.id, id, "", "---")), link(id, "s3", "", "---")];
  });
