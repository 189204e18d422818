import type { Aws } from "../aws/call";
import type { Parameters } from "../aws/conditions";
import { HOSTS, NO_HOSTS } from "../aws/deploy";
import { findStack } from "../aws/stack";
import { all, pairs, text } from "../aws/xml";

export type Role = "nats" | "fetcher" | "tagger" | "api";

export interface Instance {
  readonly id: string;
  readonly address: string;
  readonly role: Role;
}
export interface Attachment {
  readonly volume: string;
  readonly instance: string;
  readonly gib: number;
}
export interface Database {
  readonly id: string;
  /** The name that its clients use. */
  readonly host: string;
  readonly masterSecret: string;
}

/** What AWS says that there is. */
export interface Recorded {
  readonly instances: readonly Instance[];
  readonly attachments: readonly Attachment[];
  readonly databases: readonly Database[];
  /** Private names and their addresses. */
  readonly names: Readonly<Record<string, string>>;
  readonly loadBalancer: string | null;
  /** The second stack's, on which some security groups' rules depend. */
  readonly parameters: Parameters;
}

/** A machine's own disk is its container's file system. */
const ROOT_DEVICES = ["/dev/xvda", "/dev/sda1"];

export async function recorded(aws: Aws): Promise<Recorded> {
  const [instances, volumes, databases, balancers, names, stack] = await Promise.all([
    aws.query("ec2", "DescribeInstances"),
    aws.query("ec2", "DescribeVolumes"),
    aws.query("rds", "DescribeDBInstances"),
    aws.query("elasticloadbalancing", "DescribeLoadBalancers"),
    privateNames(aws),
    findStack(aws, HOSTS),
  ]);
  return {
    instances: all(instances, "reservationSet/item/instancesSet/item")
      .filter((each) => text(each, "instanceState/name") === "running")
      .map((each) => ({
        id: text(each, "instanceId"),
        address: text(each, "privateIpAddress"),
        role: roleOf(pairs(all(each, "tagSet/item"), "key", "value")["Role"]),
      })),
    attachments: all(volumes, "volumeSet/item").flatMap((volume) =>
      all(volume, "attachmentSet/item")
        .filter((each) => !ROOT_DEVICES.includes(text(each, "device")))
        .map((each) => ({
          volume: text(volume, "volumeId"),
          instance: text(each, "instanceId"),
          gib: Number(text(volume, "size")),
        })),
    ),
    databases: all(databases, "DBInstances/DBInstance").map((each) => ({
      id: text(each, "DBInstanceIdentifier"),
      host: text(each, "Endpoint/Address"),
      masterSecret: text(each, "MasterUserSecret/SecretArn"),
    })),
    loadBalancer: text(balancers, "LoadBalancers/member/DNSName") || null,
    names,
    parameters: stack?.parameters ?? NO_HOSTS,
  };
}

async function privateNames(aws: Aws): Promise<Record<string, string>> {
  const zones = all(
    await aws.get("route53", "/2013-04-01/hostedzone"),
    "ListHostedZonesResponse/HostedZones/HostedZone/Id",
  );
  const sets = await Promise.all(zones.map(({ text }) => aws.get("route53", `/2013-04-01${text}/rrset`)));
  return Object.fromEntries(
    sets
      .flatMap((set) => all(set, "ListResourceRecordSetsResponse/ResourceRecordSets/ResourceRecordSet"))
      .filter((record) => text(record, "Type") === "A")
      .map((record) => [text(record, "Name").replace(/\.$/, ""), text(record, "ResourceRecords/ResourceRecord/Value")]),
  );
}

function roleOf(tag: string | undefined): Role {
  if (tag === "nats" || tag === "fetcher" || tag === "tagger" || tag === "api") return tag;
  throw new Error(`an instance whose tag Role is ${tag ?? "missing"}`);
}
