import { listOf, mapOf, type Stacks, textOf } from "../stacks/evaluate";
import { type Hosts, hostsOf } from "../stacks/hosts";
import { all, type Named, tagOf } from "../stacks/resources";
import { addresses, type Subnet } from "../stacks/subnets";
import { column, node } from "./mermaid";

/** What stands in one subnet, one below the other. */
export function residents(stacks: Stacks, subnet: Subnet): string[] {
  const hosts = hostsOf(stacks).filter(isOnlyIn(subnet));
  const endpoints = all(stacks, "AWS::EC2::InstanceConnectEndpoint").filter(
    ({ properties }) => textOf(stacks, properties["SubnetId"]) === subnet.id,
  );
  return column([
    node(`${subnet.id}Range`, [subnet.range, `${addresses(subnet).toLocaleString("en")} addresses`], "box", "outside"),
    ...loadBalancers(stacks, subnet),
    ...natGateways(stacks, subnet),
    ...endpoints.map(({ id }) => node(id, ["Instance Connect", "endpoint"], "gateway", "way")),
    ...hosts.map(hostNode),
    ...volumes(stacks, subnet),
  ]);
}

/** What stands in any of several subnets, wherever AWS puts it; two beside each other. */
export function roamers(stacks: Stacks): string[] {
  const hosts = hostsOf(stacks).filter(({ subnets }) => subnets.length > 1);
  const nodes = [
    ...hosts.map(hostNode),
    ...all(stacks, "AWS::RDS::DBInstance").map((database) => databaseNode(stacks, database)),
  ];
  const half = Math.ceil(nodes.length / 2);
  return [...column(nodes.slice(0, half)), ...column(nodes.slice(half))];
}

/** The subnets that they may stand in. */
export const roamedSubnets = (stacks: Stacks): string[] => [
  ...new Set([
    ...hostsOf(stacks).flatMap(({ subnets }) => (subnets.length > 1 ? subnets : [])),
    ...all(stacks, "AWS::RDS::DBSubnetGroup").flatMap(({ properties }) => texts(stacks, properties, "SubnetIds")),
  ]),
];

const isOnlyIn =
  ({ id }: Subnet) =>
  ({ subnets }: Hosts) =>
    subnets.length === 1 && subnets[0] === id;

const hostNode = ({ id, role, type, count, health }: Hosts) =>
  node(id, [role, `${count} × ${type}`, ...(health === null ? [] : [`health by ${health}`])], "box", "host");

/** A load balancer has a leg in each of its subnets. */
function loadBalancers(stacks: Stacks, subnet: Subnet): string[] {
  const ports = all(stacks, "AWS::ElasticLoadBalancingV2::Listener").map(({ properties }) => properties["Port"]);
  return all(stacks, "AWS::ElasticLoadBalancingV2::LoadBalancer")
    .filter(({ properties }) => texts(stacks, properties, "Subnets").includes(subnet.id))
    .map(({ id }) => node(`${id}${subnet.id}`, ["load balancer", `ports ${ports.join(", ")}`], "box", "edge"));
}

const natGateways = (stacks: Stacks, subnet: Subnet): string[] =>
  all(stacks, "AWS::EC2::NatGateway")
    .filter(({ properties }) => textOf(stacks, properties["SubnetId"]) === subnet.id)
    .map(({ id, only }) => node(id, ["NAT gateway", ...(only === null ? [] : [`where ${only}`])], "box", "edge"));

/** A disk lies in a zone, which its template names by a subnet. */
const volumes = (stacks: Stacks, subnet: Subnet): string[] =>
  all(stacks, "AWS::EC2::Volume")
    .filter(({ properties }) => listOf(mapOf(properties["AvailabilityZone"])["Fn::GetAtt"])[0] === subnet.id)
    .map((volume) => {
      const { id, properties } = volume;
      const size = `${textOf(stacks, properties["Size"])} GiB ${textOf(stacks, properties["VolumeType"])}`;
      return node(id, [`volume of ${tagOf(stacks, volume, "Role")}`, size, ...kept(stacks, id)], "store", "store");
    });

function databaseNode(stacks: Stacks, { id, properties }: Named): string {
  const { Engine, EngineVersion, DBInstanceClass, AllocatedStorage, StorageType, MultiAZ } = properties;
  const storage = `${textOf(stacks, AllocatedStorage)} GiB ${textOf(stacks, StorageType)}`;
  const standby = textOf(stacks, MultiAZ) === "true" ? "a standby in the other zone" : "no standby";
  const engine = `${textOf(stacks, Engine)} ${textOf(stacks, EngineVersion)}`;
  return node(id, [engine, textOf(stacks, DBInstanceClass), `${storage}, ${standby}`], "store", "store");
}

const kept = ({ templates }: Stacks, id: string): string[] =>
  templates.some(({ Resources }) => Resources[id]?.DeletionPolicy === "Snapshot") ? ["outlives its host"] : [];

const texts = (stacks: Stacks, properties: Named["properties"], key: string): string[] =>
  listOf(properties[key]).map((value) => textOf(stacks, value));
